import type { OpinionWords } from './words';

/** Words of a list are separated by spaces; phrases are written with underscores. */
export const italian: OpinionWords = {
  negators: 'non mai niente nulla nessun nessuno nessuna senza né neanche nemmeno',
  backwards: 0,
  boosters:
    'molto davvero estremamente assolutamente veramente troppo tanto così completamente totalmente super particolarmente decisamente',
  dampeners: 'un_po poco abbastanza quasi leggermente a_volte',
  contrast: 'ma però tuttavia purtroppo eppure',
  great:
    'eccellente eccellenti ottimo ottima ottimi ottime perfetto perfetta perfettamente fantastico fantastica meraviglioso meravigliosa stupendo stupenda magnifico straordinario eccezionale impeccabile adoro splendido splendida delizioso squisito bellissimo bellissima buonissimo top entusiasta',
  good: 'buono buona buoni buone buon bene contento contenta soddisfatto soddisfatta soddisfatti consiglio consigliato consigliatissimo consigliare raccomando veloce veloci velocissimo rapido rapida puntuale puntuali affidabile resistente solido comodo comoda pratico utile bello bella carino gentile gentili gentilissimi cortese disponibile professionale efficiente economico conveniente fresco gustoso saporito grazie facile semplice funziona piace piaciuto morbido pulito conforme come_descritto in_tempo',
  bad: 'rotto rotta rotti difettoso difettosa danneggiato danneggiata cattivo cattiva deluso delusa delusi deludente delusione lento lenta ritardo tardi caro cara costoso costosa scortese maleducato maleducati manca mancava mancante errore sbagliato sbagliata falso fragile rumoroso scomodo complicato reso restituire restituito rimborso reclamo problema problemi guasto sporco sporca puzza odore freddo aspettare aspettato attesa troppo_piccolo troppo_grande troppo_caro evitare peccato mediocre scarso scarsa scarsi purtroppo graffiato scaduto male rompe',
  awful:
    'orribile terribile pessimo pessima pessimi disastro disastroso truffa truffatori vergogna vergognoso inaccettabile inutile spazzatura schifo schifoso lamentabile peggio peggiore mai_più ladri immangiabile osceno',
  neutral:
    'qualità no sì cavo cime cura cure dona mina muto nega puro ride rosa tipo teso tout vero stop foro urla fede robs sues',
};
