import type { SpecialCategory } from '../roles';

/**
 * Headers that speak of a special category, in English, German, French, Spanish, Italian, Polish, Dutch and
 * Portuguese: lower case without accents, phrases separated by commas. A phrase counts where its words stand side by
 * side in the header; a star at the end of a word stands for any ending.
 */
export const specialHeaders: Readonly<Record<SpecialCategory, string>> = {
  health: `
    diagnosis, diagnoses, diagnostic code, diagnosis code, icd, icd 10, icd10, dx code, disease, illness, medical condition,
    medical history, health condition, health status, health issue, health problem, disability, disabled, disabilities,
    allergy, allergies, allergens, medication, medications, prescription, prescriptions, symptom, symptoms, pregnant,
    pregnancy, due date baby, blood type, blood group, blood pressure, bmi, body mass index, hba1c, glucose,
    vaccination, vaccinated, vaccine, dietary restrictions, dietary requirements, food intolerance, mental health,
    therapy, patient, patient id, insurance number health, smoker, addiction, sick days, treatment plan,
    diagnose, diagnosen, krankheit*, erkrankung*, vorerkrankung*, behinderung, behinderungsgrad, schwerbehindert,
    allergie, allergien, unvertraglichkeit*, medikament*, arzneimittel, rezept arzt, schwanger, schwangerschaft*,
    blutgruppe, blutdruck, gesundheitszustand, gesundheit, impfung*, impfstatus, patient*, krankentage, raucher,
    diagnostic, maladie, maladies, handicap, handicape, medicament*, grossesse, enceinte, groupe sanguin, etat de sante,
    sante, allergie*, vaccination*, antecedents medicaux, invalidite, fumeur,
    diagnostico, enfermedad*, discapacidad, alergia*, medicacion, medicamento*, embarazo, embarazada, grupo sanguineo,
    estado de salud, salud, vacuna*, paciente, fumador,
    diagnosi, malattia, malattie, disabilita, allergie, farmaci, gravidanza, incinta, gruppo sanguigno, stato di salute,
    salute, vaccinazion*, paziente, fumatore,
    diagnoza, choroba, choroby, niepelnosprawn*, alergia, alergie, lek, leki, ciaza, w ciazy, grupa krwi, stan zdrowia,
    zdrowie, szczepieni*, pacjent, palacz,
    ziekte, ziektes, aandoening*, handicap, beperking, allergieen, medicijn*, medicatie, zwanger*, bloedgroep,
    gezondheid*, vaccinatie*, patient, roker,
    doenca*, deficiencia, gravidez, gravida, tipo sanguineo, saude, vacina*, alergias`,
  'sex-life': `
    sexual orientation, sexuality, sexual preference, sex life, lgbt*, gay, lesbian, bisexual, queer, transgender,
    hiv status, gender identity, sexuelle orientierung, sexualitat, geschlechtsidentitat, orientation sexuelle,
    sexualite, identite de genre, orientacion sexual, sexualidad, identidad de genero, orientamento sessuale,
    sessualita, orientacja seksualna, seksualnosc, tozsamosc plciowa, seksuele geaardheid, seksuele voorkeur,
    seksualiteit, genderidentiteit, orientacao sexual, sexualidade`,
  religion: `
    religion, religious, religious belief, religious affiliation, faith, denomination, church member*, congregation,
    baptism, baptized, confession, religionszugehorigkeit, konfession, kirchensteuer, glaube, kirchenmitglied*, getauft,
    religiose*, confession religieuse, croyance*, religieux, religieuse, bapteme, religiosa, creencia*, confesion,
    bautismo, religione, credo religioso, battesimo, religia, wyznanie, religie, geloof, geloofsovertuiging,
    kerkgenootschap, gezindte, religiao, crenca*`,
  politics: `
    political party, political affiliation, political opinion, political view*, politics, party membership,
    party affiliation, voter, voter registration, voting intention, voted for, party registration, political leaning,
    parteimitglied*, parteizugehorigkeit, parteibuch, politische*, wahlabsicht, wahlverhalten,
    opinion politique, opinions politiques, parti politique, appartenance politique, intention de vote,
    afiliacion politica, partido politico, opinion politica, ideologia, intencion de voto,
    opinione politica, partito politico, appartenenza politica, orientamento politico,
    poglady polityczne, partia polityczna, przynaleznosc partyjna, preferencje polityczne,
    politieke voorkeur, politieke partij, politieke opvatting*, partijlidmaatschap, stemgedrag,
    filiacao partidaria, opiniao politica`,
  union: `
    trade union, labor union, labour union, union member*, union membership, union dues, works council,
    gewerkschaft*, gewerkschaftsmitglied*, syndicat, syndique, appartenance syndicale, affiliation syndicale,
    sindicato, afiliacion sindical, sindacato, iscrizione sindacale, tessera sindacale, zwiazek zawodowy,
    zwiazki zawodowe, vakbond*, vakbondslid*, lidmaatschap vakbond`,
  ethnicity: `
    ethnicity, ethnic, ethnic group, ethnic origin, race, race ethnicity, racial, skin color, skin colour, tribe, caste,
    ethnie, ethnische*, ethnizitat, herkunft ethnisch, hautfarbe, migrationshintergrund, rasse,
    origine ethnique, origines ethniques, ethnique, couleur de peau, etnia, origen etnico, raza, color de piel,
    origine etnica, razza, colore della pelle, pochodzenie etniczne, rasa, kolor skory, etniciteit, etnische*,
    afkomst, ras, huidskleur, origem etnica, cor da pele`,
  genetics: `
    genetic, genetics, genetic test, dna, dna test, genome, genotype, gene variant, brca, genetisch*, gentest, erbgut,
    genetique, test adn, genetico, genetica, prueba de adn, test del dna, genetyczn*, badanie dna, erfelijk*`,
  biometrics: `
    biometric, biometrics, biometric id, fingerprint, fingerprints, face id, face scan, facial recognition, iris scan,
    retina scan, voice print, voiceprint, palm print, biometrisch*, fingerabdruck*, gesichtserkennung, biometrie,
    biometrique*, empreinte digitale, empreintes digitales, reconnaissance faciale, biometrico, biometria,
    huella dactilar, huellas dactilares, reconocimiento facial, impronta digitale, impronte digitali,
    riconoscimento facciale, biometryczn*, odcisk palca, odciski palcow, vingerafdruk*, gezichtsherkenning,
    impressao digital`,
  criminal: `
    criminal record, criminal conviction*, conviction*, convicted, criminal history, offence*, offense*, offender,
    arrested, arrest record, prison, felony, parole, probation officer, vorstrafe*, vorbestraft, straftat*, fuhrungszeugnis,
    verurteilung*, haft, casier judiciaire, condamnation*, infraction penale, antecedentes penales, condena,
    condenas, delito*, casellario giudiziale, precedenti penali, condanna penale, karalnosc, niekaraln*, wyrok*,
    przestepstw*, strafblad, veroordeling*, antecedentes criminais`,
};

/** Headers that hold one of these phrases speak of something else. */
export const notSpecial = `
  health score, account health, customer health, data health, health check, list health, health beauty, health and beauty,
  account disabled, user disabled, login disabled, disabled at, is disabled, race condition, race name, race date, race number, race time, race id, race distance, conversion event, patient zero,
  political region, union territory, western union, union pay, unionpay, credit union, european union,
  european union member, faith in brand, confession box, gift voucher, browser fingerprint, card fingerprint,
  device fingerprint, key fingerprint, file fingerprint, certificate fingerprint, dna campaign, brand dna,
  good faith, church street, weight unit`;

/** Headers that name a person or one of their numbers, beyond those that a column's meaning already tells. */
export const identifierHeaders: readonly (readonly [what: string, phrases: string])[] = [
  [
    'an online identifier',
    `ip, ip address, ip addr, client ip, user ip, browser ip, device id, cookie id, advertising id, idfa, gaid, mac address,
     client id ga, facebook id, instagram, instagram handle, twitter, twitter handle, linkedin, linkedin url, user name,
     username, login, benutzername, ip adresse, adresse ip, direccion ip, indirizzo ip, adres ip, ip adres, nom d utilisateur,
     usuario, nome utente, nazwa uzytkownika, gebruikersnaam`,
  ],
  [
    'an account or card number',
    `iban, bic, swift, bank account, bank account number, account number bank, card number, credit card, credit card number,
     pan, kontonummer, bankverbindung, kreditkarte*, numero de compte, carte bancaire, numero de carte, cuenta bancaria,
     numero de cuenta, tarjeta, numero de tarjeta, conto corrente, numero carta, numer konta, numer karty, rekeningnummer,
     bankrekening, kaartnummer, numero do cartao`,
  ],
  [
    'a number of the state',
    `ssn, social security, social security number, national id, national insurance number, nino, passport, passport number,
     tax id, tax number, driver license, drivers license, driving licence, license plate, personalausweis*, ausweisnummer,
     reisepass*, steuernummer, steuer id, sozialversicherungsnummer, fuhrerschein*, kennzeichen, numero de securite sociale,
     nir, passeport, carte d identite, numero fiscal, dni, nie, nif, pasaporte, codice fiscale, passaporto, carta d identita,
     pesel, nip, dowod osobisty, numer dowodu, paszport, bsn, burgerservicenummer, paspoort*, rijbewijs*, cpf, numero de contribuinte`,
  ],
  [
    'a name',
    `first name, last name, full name, surname, family name, given name, middle name, maiden name, birth name, nickname,
     recipient name, billing name, bill to name, shipping name, ship to name, delivery name, customer name, buyer name,
     client name, guest name, cardholder, cardholder name, card holder name, kundenname, rechnungsname, nom du client,
     nom client, nombre del cliente, nombre cliente, nome cliente, nome do cliente, nazwa klienta, klantnaam, contact person, vorname, nachname, familienname, geburtsname, ansprechpartner, empfanger, prenom,
     nom de famille, nom complet, nom de naissance, destinataire, nombre completo, apellido, apellidos, destinatario,
     nome completo, cognome, imie, nazwisko, imie i nazwisko, odbiorca, voornaam, achternaam, tussenvoegsel,
     contactpersoon, ontvanger, sobrenome, apelido`,
  ],
  [
    'an address',
    `street, street address, address, address line, address 1, address 2, address1, address2, shipping address, billing address,
     delivery address, home address, house number, strasse, str nr, hausnummer, anschrift, adresse, lieferadresse,
     rechnungsadresse, rue, adresse de livraison, adresse de facturation, direccion, calle, domicilio, indirizzo, via,
     ulica, adres, adres dostawy, numer domu, straat, huisnummer, endereco, morada, rua, address line 1, address line 2`,
  ],
];

/** A header that names an address and one of these is a part of it that many people share. */
export const notIdentifier = `
  city, zip, zipcode, postal, postcode, country, province, state, region, status, stato, statut, type, verified, validated,
  last login, login count, login date, card type, card brand, passport country, plz, ort, land, stadt, ville, pays, ciudad,
  pais, citta, paese, miasto, kraj, stad, cidade`;

/** Headers that narrow down who a person is, together with others. */
export const quasiHeaders: readonly (readonly [what: string, phrases: string])[] = [
  [
    'a birthday or age',
    `birthday, birth date, date of birth, dob, birth year, year of birth, year birth, born, age, age group, geburtstag,
     geburtsdatum, geburtsjahr, alter, altersgruppe, date de naissance, annee de naissance, anniversaire, fecha de nacimiento,
     cumpleanos, edad, ano de nacimiento, data di nascita, compleanno, eta, anno di nascita, data urodzenia, urodziny, wiek,
     rok urodzenia, geboortedatum, geboortejaar, verjaardag, leeftijd, data de nascimento, idade`,
  ],
  [
    'gender',
    `gender, sex, geschlecht, anrede, salutation, genre, sexe, civilite, genero, sexo, genere, sesso, plec, geslacht, aanhef`,
  ],
  [
    'a postcode or place',
    `zip, zip code, zipcode, postal code, postcode, post code, plz, postleitzahl, code postal, codigo postal, cap, kod pocztowy,
     latitude, longitude, lat, lng, lon, geo, geolocation, coordinates, city, town, village, neighborhood, stadt, wohnort, ville,
     commune, ciudad, citta, comune, miasto, stad, woonplaats, gemeente, cidade, cep`,
  ],
  [
    'a life situation',
    `marital status, marital, married, occupation, job, job title, profession, income, salary, education, household size,
     household income, nationality, citizenship, mother tongue, familienstand, beruf, einkommen, gehalt, bildung,
     staatsangehorigkeit, nationalitat, muttersprache, situation familiale, etat civil, revenu, nationalite, metier,
     estado civil, profesion, ocupacion, ingresos anuales, nacionalidad, stato civile, professione, reddito, nazionalita,
     stan cywilny, zawod, dochod, narodowosc, obywatelstwo, burgerlijke staat, beroep, inkomen, nationaliteit, veteran`,
  ],
  [
    'children',
    `child, children, kids, kidhome, teenhome, number of children, child name, child age, child birthday, kids age, baby,
     dependents, school grade, kinder, kind name, kindergeburtstag, anzahl kinder, enfant*, nombre d enfants, hijo, hijos,
     numero de hijos, figli, numero di figli, bambini, dziecko, dzieci, liczba dzieci, kinderen, aantal kinderen, filhos`,
  ],
];
