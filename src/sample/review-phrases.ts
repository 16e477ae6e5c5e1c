/** What reviews say. `{a|b}` is a choice, `{product}` the name of the product's line. */
export const aspects = ['delivery', 'quality', 'price', 'service'] as const;
export type Aspect = (typeof aspects)[number];

export const languages = ['en', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

export interface Phrases {
  readonly opening: { readonly good: readonly string[]; readonly bad: readonly string[] };
  /** Of quality there are two: of what one eats or drinks, then of things. */
  readonly good: Readonly<Record<Aspect, readonly string[]>>;
  readonly bad: Readonly<Record<Aspect, readonly string[]>>;
  /** Between a good and a bad remark. */
  readonly but: readonly string[];
  readonly closing: { readonly good: readonly string[]; readonly bad: readonly string[] };
}

const en: Phrases = {
  opening: {
    good: [
      '{Very happy|Delighted|So pleased} with the {product}.',
      '{Exactly|Just} what I was looking for.',
      'I {love|really like|adore} this {product}!',
    ],
    bad: [
      '{Disappointed|Not happy|Let down} this time.',
      'I {expected|hoped for} {more|better} from the {product}.',
      'What a {pity|shame|letdown}.',
    ],
  },
  good: {
    delivery: [
      '{Delivery|Shipping} was {fast|quick|very fast} and the parcel {well packed|arrived safely}.',
      'It {arrived|came} {a day early|on time|within two days}, {nicely wrapped|perfectly packed}.',
    ],
    quality: [
      '{The taste|The aroma|The flavor|The quality} is {excellent|wonderful|great|amazing} and {so fresh|perfectly balanced|just right}.',
      '{Lovely|Superb|Beautiful|Solid} quality, {I use it every day|it feels sturdy|so well made|works perfectly}.',
    ],
    price: [
      '{Great|Fair|Very good} value for the {price|money}.',
      'The {sale|discount} was {generous|excellent}, a {real bargain|good deal}.',
    ],
    service: [
      'Customer service was {friendly|helpful|kind} and {answered quickly|solved it at once}.',
      'The {team|support} {was lovely|helped me a lot} when I {called|had a question}.',
    ],
  },
  bad: {
    delivery: [
      'Delivery was {far too slow|late|a mess}, I waited {two|three} weeks.',
      'The parcel {arrived damaged|came crushed|got lost}, the box was {torn|wet|broken}.',
    ],
    quality: [
      'The quality is {poor|bad|awful}, it {tastes stale|tastes burnt|tastes bitter|is not fresh at all}.',
      '{Cheap|Terrible|Flimsy|Poor} quality, {it broke after a week|already broken|useless|it leaks}.',
    ],
    price: [
      '{Overpriced|Much too expensive} for what you get.',
      'The price {went up again|is a joke}, {not worth it|a rip-off}.',
    ],
    service: [
      'Customer service was {rude|useless|unfriendly} and {never answered|ignored my mail}.',
      'I {complained|wrote} {twice|three times} and {nobody helped|got no refund}.',
    ],
  },
  but: ['One complaint:', 'But:', 'Sadly:'],
  closing: {
    good: [
      '{Will order again|Highly recommended|Thank you}.',
      'My {family loves it|friends were happy} too.',
      '',
    ],
    bad: ['{Never again|I will not order again|Avoid}.', 'I {want my money back|sent it back}.', ''],
  },
};

const de: Phrases = {
  opening: {
    good: [
      '{Sehr zufrieden|Wirklich glücklich|Rundum zufrieden} mit {product}.',
      '{Genau|Endlich} das, was ich gesucht habe.',
      'Ich {liebe|mag} {product}!',
    ],
    bad: [
      '{Leider enttäuscht|Gar nicht zufrieden|Diesmal enttäuschend}.',
      'Von {product} hatte ich {mehr|Besseres} erwartet.',
      '{Schade|Sehr schade}, {das war nichts|das geht besser}.',
    ],
  },
  good: {
    delivery: [
      'Die Lieferung war {schnell|sehr schnell|pünktlich} und {gut verpackt|kam heil an}.',
      'Das Paket kam {schon nach zwei Tagen|einen Tag früher|pünktlich an}, {liebevoll|perfekt} verpackt.',
    ],
    quality: [
      '{Der Geschmack|Die Qualität|Das Aroma} ist {hervorragend|wunderbar|großartig|ausgezeichnet} und {ganz frisch|genau richtig|sehr ausgewogen}.',
      '{Tolle|Schöne|Ausgezeichnete|Sehr gute} Qualität, {ich nutze es jeden Tag|funktioniert einwandfrei|sehr gut verarbeitet}.',
    ],
    price: [
      '{Tolles|Gutes|Faires} Verhältnis von Preis und Leistung.',
      'Der {Rabatt|Preis} war {super|klasse|sehr gut}, ein {echtes Schnäppchen|gutes Angebot}.',
    ],
    service: [
      'Der Kundenservice war {freundlich|hilfsbereit|sehr nett} und {hat schnell geantwortet|fand sofort eine Lösung}.',
      'Das {Team|Personal} {war sehr nett|hat mir toll geholfen}, als ich {eine Frage hatte|angerufen habe}.',
    ],
  },
  bad: {
    delivery: [
      'Die Lieferung war {viel zu langsam|verspätet|eine Katastrophe}, ich habe {zwei|drei} Wochen gewartet.',
      'Das Paket kam {beschädigt|zerdrückt|nass} an, der Karton war {kaputt|zerrissen}.',
    ],
    quality: [
      'Die Qualität ist {schlecht|mangelhaft|miserabel}, {gar nicht frisch|es schmeckt alt|es schmeckt verbrannt|es schmeckt bitter}.',
      '{Billige|Furchtbare|Schlechte|Miserable} Qualität, {nach einer Woche kaputt|schon defekt|unbrauchbar|undicht}.',
    ],
    price: [
      '{Überteuert|Viel zu teuer} für das, was man bekommt.',
      'Der Preis {ist schon wieder gestiegen|ist ein Witz}, {das ist es nicht wert|reine Abzocke}.',
    ],
    service: [
      'Der Kundenservice war {unfreundlich|nutzlos|unverschämt} und {hat nie geantwortet|meldet sich nicht}.',
      'Ich habe {zweimal|dreimal} {reklamiert|geschrieben} und {niemand half|kein Geld zurück bekommen}.',
    ],
  },
  but: ['Allerdings:', 'Nur ein Minuspunkt:', 'Leider:'],
  closing: {
    good: [
      '{Gerne wieder|Sehr zu empfehlen|Vielen Dank}.',
      'Meine {Familie freute|Freunde freuten} sich auch.',
      '',
    ],
    bad: [
      '{Nie wieder|Ich bestelle nicht mehr|Finger weg}.',
      'Ich {will mein Geld zurück|habe es zurückgeschickt}.',
      '',
    ],
  },
};

const fr: Phrases = {
  opening: {
    good: [
      '{Très contente|Ravie|Enchantée} de mon achat, {product}.',
      '{Exactement|Enfin} ce que je cherchais.',
      "J'{adore|aime beaucoup} {product} !",
    ],
    bad: [
      '{Déçue|Pas contente|Très déçue} cette fois.',
      "Je m'attendais à {mieux|autre chose} pour {product}.",
      'Quel dommage{, vraiment|}.',
    ],
  },
  good: {
    delivery: [
      'La livraison a été {rapide|très rapide|ponctuelle} et le colis {bien emballé|est arrivé intact}.',
      "C'est arrivé {en deux jours|à temps|un jour plus tôt}, {joliment|parfaitement} emballé.",
    ],
    quality: [
      "{Le goût|Le parfum|L'arôme} est {excellent|merveilleux|délicieux} et {très frais|parfait|équilibré}.",
      "{Très belle|Superbe|Excellente|Bonne} qualité, {bien fabriqué|très solide|je m'en sers tous les jours}.",
    ],
    price: [
      '{Très bon|Excellent} rapport qualité-prix.',
      'La {remise|promotion} était {généreuse|superbe}, une {vraie bonne affaire|belle offre}.',
    ],
    service: [
      'Le service client a été {aimable|serviable|très gentil} et {a répondu vite|a tout réglé}.',
      "L'équipe {était adorable|m'a beaucoup aidée} quand j'ai {appelé|posé une question}.",
    ],
  },
  bad: {
    delivery: [
      "La livraison a été {beaucoup trop lente|en retard|un désastre}, j'ai attendu {deux|trois} semaines.",
      'Le colis est arrivé {abîmé|écrasé|mouillé}, le carton était {déchiré|cassé}.',
    ],
    quality: [
      'La qualité est {mauvaise|médiocre|affreuse}, {un goût amer|un goût de brûlé|pas frais du tout}.',
      '{Mauvaise|Piètre|Très mauvaise} qualité, {cassé après une semaine|déjà cassé|inutilisable}.',
    ],
    price: [
      "{Trop cher|Beaucoup trop cher} pour ce que c'est.",
      'Le prix {a encore augmenté|est ridicule}, {ça ne vaut pas le coup|une arnaque}.',
    ],
    service: [
      "Le service client a été {impoli|nul|désagréable} et {n'a jamais répondu|ignore mes messages}.",
      "J'ai {réclamé|écrit} {deux|trois} fois et {personne n'a aidé|aucun remboursement}.",
    ],
  },
  but: ['Seul bémol :', 'Un seul reproche :', 'Dommage :'],
  closing: {
    good: ['{Je recommande|À recommander|Merci beaucoup}.', 'Ma famille {adore|est ravie} aussi.', ''],
    bad: ['{Plus jamais|Je ne commanderai plus|À éviter}.', "{Je veux être remboursée|Je l'ai renvoyé}.", ''],
  },
};

export const phrases: Readonly<Record<Language, Phrases>> = { en, de, fr };
