import type { SpecialCategory } from '../roles';

/** Words of product names that let a special category be inferred, by how surely they do. */
interface ProductTerms {
  readonly sure: string;
  /** Bought for other reasons as well: said as "may". */
  readonly hint: string;
}

/**
 * In English, German, French, Spanish, Italian, Polish, Dutch and Portuguese; written as in `headers.ts`. Kept
 * narrow: a word that shops use for ordinary things (heart, relief, party, cross) stands only in a longer phrase.
 */
export const productTerms: Readonly<Partial<Record<SpecialCategory, ProductTerms>>> = {
  health: {
    sure: `
      pregnancy test, pregnancy tests, ovulation test, ovulation tests, fertility test, fertility monitor, insulin, insulin pen, glucose meter, glucose monitor,
      blood glucose, glucose test strips, lancets, diabetic, diabetes, incontinence, incontinence pads, adult diapers, catheter*,
      stoma, ostomy, colostomy, nebulizer, inhaler, hearing aid, hearing aids, wheelchair*, walking frame, rollator*, crutches, knee brace, blood pressure
      monitor, compression stockings, cpap, antidepressant*, ibuprofen, paracetamol, aspirin, acetaminophen, antihistamine, antibiotic*,
      nicotine patch*, nicotine gum, smoking cessation, std test, hiv test, covid test, covid 19 test, antigen test, cancer, chemo,
      arthritis, eczema, psoriasis, migraine relief, hemorrhoid*, haemorrhoid*, acne treatment, antifungal, menopause, erectile,
      prenatal vitamins, prenatal, maternity support, breast pump, head lice, lice treatment, wart remover, epilepsy, asthma, hormone therapy,
      schwangerschaftstest*, schwangerschaftsfruhtest*, ovulationstest*, blutzucker*, teststreifen, diabetiker*, inkontinenz*, katheter*, horgerat*, rollstuhl*,
      gehhilfe*, krucken, kniebandage, blutdruckmessgerat*, kompressionsstrumpf*, schmerzmittel, schmerztablette*, antidepressiv*, nikotinpflaster, krebs therapie,
      neurodermitis, hamorrhoiden*, wechseljahre, kopflause, lausemittel, asthma, corona test, corona selbsttest, heuschnupfen, schwangerschaftsvitamine,
      test de grossesse, tests de grossesse, test d ovulation, insuline, lecteur de glycemie, glycemie, diabetique, fuites urinaires,
      sonde urinaire, appareil auditif, fauteuil roulant, deambulateur, bequilles, tensiometre, bas de contention, antidouleur,
      arthrose, hemorroides, menopause, anti poux, eczema, patch nicotine, vitamines prenatales, tire lait,
      prueba de embarazo, test de embarazo, test de ovulacion, insulina, glucometro, tiras de glucosa, diabetico, diabeticos, incontinencia,
      panales para adultos, sonda vesical, audifono*, silla de ruedas, andador ortopedico, muletas, tensiometro, medias de compresion,
      analgesico*, artritis, hemorroides, menopausia, piojos, parches de nicotina, vitaminas prenatales,
      test di gravidanza, test di ovulazione, glucometro, strisce glicemia, glicemia, diabetici, pannoloni, incontinenza, catetere, apparecchio acustico,
      sedia a rotelle, deambulatore, stampelle, misuratore di pressione, calze a compressione, antidolorifico, artrite, emorroidi, menopausa, pidocchi,
      cerotti alla nicotina, vitamine prenatali,
      test ciazowy, testy ciazowe, test owulacyjny, insulina, glukometr*, paski do glukometru, cukrzyc*, diabetyk*, pieluchy dla doroslych, pieluchomajtki,
      cewnik*, aparat sluchowy, wozek inwalidzki, chodzik ortopedyczny, kule ortopedyczne, cisnieniomierz*, ponczochy uciskowe, przeciwbolow*, hemoroidy,
      menopauza, na wszy, luszczyca, plastry nikotynowe, witaminy dla kobiet w ciazy, lek na,
      zwangerschapstest*, ovulatietest*, insuline, bloedglucosemeter*, glucosemeter*, diabetici, incontinentie*, gehoorapparaat, rolstoel*, krukken,
      bloeddrukmeter*, steunkousen, pijnstiller*, aambeien, overgang menopauze, hoofdluis, nicotinepleister*,
      teste de gravidez, cadeira de rodas, aparelho auditivo, medidor de glicose, fraldas geriatricas, hemorroidas`,
    hint: `
      gluten free, sugar free diabetic, lactose free, probiotic*, weight loss, slimming, diet pills, sleep aid, melatonin, cbd, cbd oil, medical, orthopedic,
      orthopaedic, vitamin d3, allergy, glutenfrei*, laktosefrei*, abnehmen, orthopadisch*, sans gluten, sans lactose, minceur, orthopedique, sin gluten,
      sin lactosa, adelgazante, ortopedic*, senza glutine, senza lattosio, dimagrante, bezglutenow*, bez laktozy, odchudzani*, ortopedyczn*, glutenvrij*, lactosevrij*,
      afslank*, orthopedisch*, sem gluten, sem lactose`,
  },
  'sex-life': {
    sure: `
      condom, condoms, lubricant personal, personal lubricant, lubricants personal, lube sex, sex toy, sex toys, vibrator, vibrators, dildo*, butt plug, bdsm, cock ring, fetish, erotic, gay pride, lgbt*,
      rainbow pride flag, transgender flag, chest binder, kondom, kondome, gleitgel*, sexspielzeug, vibratoren, erotik*, preservatif*, lubrifiant intime, gel lubrifiant intime, sextoy*,
      vibromasseur*, erotique*, preservativo*, condones, lubricante intimo, lubricantes intimos, juguete sexual, juguetes sexuales, vibrador*, erotico, erotica, lubrificante intimo, lubrificanti intimi, vibratore,
      giocattolo erotico, sex toys, prezerwatyw*, lubrykant*, zel intymny, wibrator*, gadzet erotyczny, erotyczn*, condooms, glijmiddel*, seksspeeltje*, seksspeelgoed, erotisch*, preservativos`,
    hint: `lubricant, lubricants, lube, lubrifiant, lubricante, lubrificante, lingerie sexy, sexy lingerie, pride flag, rainbow flag, massage oil sensual, reizwasche`,
  },
  religion: {
    sure: `
      rosary, rosaries, rosary beads, prayer mat, prayer rug, prayer beads, holy bible, bible, bibles, quran, koran, torah, talmud, tefillin, tallit, kippah, yarmulke, menorah, mezuzah, hijab,
      hijabs, niqab, burqa, crucifix, communion wafers, baptism gift, baptism candle, first communion, bar mitzvah, bat mitzvah, catechism, misbaha, ihram,
      rosenkranz, rosenkranze, gebetsteppich*, gebetskette*, bibel, bibeln, kippa, taufkerze*, kommunionkerze*, erstkommunion*, konfirmation*, kruzifix*, gesangbuch,
      chapelet, chapelets, tapis de priere, coran, kippa, bougie de bapteme, premiere communion, crucifix, missel,
      rosario, rosarios, alfombra de oracion, biblia, biblias, coran, crucifijo*, primera comunion, vela de bautizo,
      rosari, tappeto da preghiera, tappetino da preghiera, bibbia, bibbie, corano, crocifisso, crocifissi, prima comunione, candela battesimo,
      rozaniec, rozance, dywanik modlitewny, koran, krucyfiks*, pierwsza komunia, komunijn*, swieca chrzcielna, modlitewnik*,
      rozenkrans*, gebedskleed*, bijbel*, kruisbeeld*, eerste communie, doopkaars*, terco catolico`,
    hint: `halal, kosher, koscher, casher, kasher, koszern*, koosjer, cacher, buddha statue, incense church, nativity set, krippenfiguren, ramadan, hanukkah, eid mubarak, passover, prayer, gebet, priere, oracion, preghiera, modlitw*, gebed`,
  },
  politics: {
    sure: `
      party membership, campaign donation, political donation, vote labour, vote conservative, vote republican, vote democrat, maga hat, trump 2024, antifa, socialist party, communist party,
      parteimitgliedschaft, parteispende, don politique, adhesion parti, donacion politica, donazione politica, darowizna polityczna, politieke donatie`,
    hint: `election sign, yard sign, campaign sign, protest sign, wahlplakat*, affiche electorale`,
  },
  union: {
    sure: `union membership, union dues, trade union badge, gewerkschaftsbeitrag, mitgliedsbeitrag gewerkschaft, cotisation syndicale, cuota sindical, quota sindacale, skladka zwiazkowa, vakbondscontributie`,
    hint: '',
  },
  ethnicity: {
    sure: `ancestry test, ancestry kit, ethnicity test, skin lightening, skin whitening, hautaufhellung, herkunftstest, test d ascendance`,
    hint: `afro hair, hair relaxer, afro haar, cheveux crepus`,
  },
  genetics: {
    sure: `dna test, dna kit, dna test kit, paternity test, genetic test, genetic testing, gentest, dna test*, vaterschaftstest*, test adn, test de paternite, prueba de adn, prueba de paternidad, test del dna, test di paternita, test dna, test na ojcostwo, vaderschapstest*`,
    hint: '',
  },
  criminal: {
    sure: `criminal record check, ankle monitor`,
    hint: '',
  },
};

/** Product names that hold one of these phrases speak of something else. */
export const notSensitiveProducts = `
  bible study light, cancer zodiac, zodiac cancer, cancer star sign, star sign cancer, chain lubricant, bike lubricant, bicycle lubricant, engine lubricant, silicone lubricant, lock lubricant,
  chain lube, bike lube, car lubricant, machine lubricant, grease lubricant, lubricant spray, door lubricant, musical rosary pea, rosary pea, medical drama, medical school graduation, cooking bible,
  kitchen bible, bible of, photo bible, diabetic friendly recipe, vintage medical poster, medical illustration, union jack, allergy free pillow`;
