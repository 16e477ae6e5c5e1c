import type { SpecialCategory } from '../roles';

/** Cells that speak of a special category, in the languages and the writing of `headers.ts`. */
export const specialValues: Readonly<Partial<Record<SpecialCategory, string>>> = {
  health: `
    diabetes, diabetic, asthma, hypertension, epilepsy, depression, migraine, arthritis, cancer, chemotherapy, hiv positive, hepatitis*, pregnant,
    pregnancy, miscarriage, surgery, wheelchair, multiple sclerosis, parkinson*, alzheimer*, dementia, celiac, coeliac, nut allergy, peanut allergy, lactose intolerant,
    lactose intolerance, anxiety disorder, bipolar, adhd, insulin, antidepressant*, schwanger, schwangerschaft, zuckerkrank, bluthochdruck, krebs erkrankt, depressionen,
    epilepsie, nussallergie, rollstuhl*, schwerbehindert, enceinte, grossesse, diabete, diabetique, asthme, hypertension arterielle, handicape*, fauteuil roulant, embarazada, embarazo,
    diabetico, asma, hipertension, incinta, gravidanza, diabete, ipertensione, w ciazy, cukrzyca, astma, nadcisnienie, alergia na, zwanger, suikerziekte, hoge bloeddruk, gravida`,
  'sex-life': `
    heterosexual, homosexual, bisexual, asexual, pansexual, lesbian, gay, transgender, heterosexuell, homosexuell, bisexuell, lesbisch, schwul, heterosexuel, homosexuel, bisexuel, lesbienne,
    heterosexuelle, homosexuelle, bisexuelle, lesbiana, bisexual, eterosessuale, omosessuale, bisessuale, lesbica, heteroseksualn*, homoseksualn*, biseksualn*, heteroseksueel, homoseksueel, biseksueel`,
  religion: `
    catholic, roman catholic, protestant, lutheran, evangelical, muslim, moslem, jewish, hindu, buddhist, sikh, atheist, agnostic, mormon, orthodox christian, jehovah*, katholisch, romisch katholisch, evangelisch,
    muslimisch, judisch, konfessionslos, catholique, protestante, musulman, musulmane, juif, juive, athee, catolico, catolica, judio, ateo, atea, cattolico, cattolica, musulmano, musulmana, ebreo, ebrea, katolik, katolicka, rzymskokatolick*, prawoslawn*, muzulman*,
    zydowsk*, ateista, katholiek, protestants, moslim, joods`,
  politics: `
    republican, democrat, labour party, conservative party, liberal democrat, green party, cdu, csu, spd, fdp, die linke, afd, parti socialiste, les republicains, rassemblement national, partido popular, psoe, podemos, vox partido,
    partito democratico, forza italia, fratelli d italia, platforma obywatelska, prawo i sprawiedliwosc, vvd, pvda, pvv`,
  union: `union member, unionized, gewerkschaftsmitglied, verdi mitglied, ig metall, syndique, afiliado sindical, iscritto sindacato, czlonek zwiazku, vakbondslid`,
  ethnicity: `
    caucasian, african american, hispanic, latino, latina, latinx, native american, pacific islander, asian american, black british, white british, south asian, east asian, sinti, roma people, afro caribbean,
    afroamericano, hispano, gitano, afrodescendiente, indigena, kaukasisch, afrodeutsch, maghrebin*`,
  criminal: `convicted, felony, misdemeanor, on parole, probation, vorbestraft, verurteilt, condamne, con antecedentes, pregiudicato, karany, veroordeeld`,
};
