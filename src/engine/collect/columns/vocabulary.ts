import type { Role } from '../types';
import { messageTerms } from './message-terms';
import { personTerms } from './person-terms';
import type { Terms } from './terms';

const consent =
  'consent opt optin accepts accept subscribed unsubscribed status sent opened clicked blacklisted verified';
const notMain =
  'ship shipped shipping required due updated modified birth expiry expires delivery delivered cancelled fulfilled available payout';
const notPaid =
  'tax taxes vat shipping discount discounts refund refunds refunded fee fees freight id count number orders minutes calls charge tip balance rate currency steuer gebuhr comision';

/** Phrases are lower case without accents, several separated by commas; words by blanks. */
export const vocabulary: Readonly<Partial<Record<Role, Terms>>> = {
  email: {
    exact:
      'email, e mail, email address, e mail address, customer email, contact email, buyer email, mail, emailadresse, e mail adresse, adresse email, adresse e mail, courriel, correo, correo electronico, indirizzo email, posta elettronica, e mailadres, emailadres, adres email, adres e mail, البريد, البريد الالكتروني, ईमेल',
    contains: 'email, e mail, correo electronico, courriel',
    never: `${consent} marketing campaign date time`,
  },
  phone: {
    exact:
      'phone, phone number, telephone, mobile, mobile number, mobile no, cell, cell phone, tel, whatsapp number, telefon, telefonnummer, handy, mobil, handynummer, numero de telephone, portable, telefono, movil, cellulare, telefoon, telefoonnummer, mobiel, numer telefonu, telefone, sms, الهاتف, رقم الهاتف, الجوال, फ़ोन, मोबाइल | contact, contact number, contact no',
    contains: 'phone, telefon, telephone, telefono, telefoon, mobile',
    never: `${consent} service fax marketing`,
  },
  customer: {
    exact:
      'customer id, customer number, customer no, customer nr, cust id, client id, client number, client no, user id, member id, buyer id, buyer user id, shopper id, contact id, customer key, customer code, household key, kundennummer, kundennr, kunden nr, kunden id, kunden nummer, debitorennummer, numero client, numero de client, id client, code client, no client, n client, id cliente, codigo cliente, codigo de cliente, numero de cliente, codice cliente, numero cliente, klantnummer, klant id, klantnr, klant nr, id klienta, numer klienta, nr klienta | account id, visitor id, visitor, subscriber id, profile id, user pseudo id, distinct id, anonymous id, customer, client, user, member, buyer, buyer username, kunde, debitor, cliente, klant, klient',
    contains: 'customer id, customer number, client id, user id, member id, kundennummer, customer',
    never: `${consent} name email mail phone date message note type group segment service age country city reference value since`,
  },
  order: {
    exact:
      'order id, order number, order no, order nr, order, order key, invoice no, invoice number, invoice id, invoice, sales order number, sales order id, transaction id, transaction number, transaction, receipt number, receipt no, receipt, basket id, bill no, purchase id, bestellnummer, bestell nr, bestellnr, bestellung, auftragsnummer, auftragsnr, auftrag, rechnungsnummer, rechnungsnr, rechnung, belegnummer, beleg, transaktionscode, numero de commande, numero commande, no commande, n commande, id commande, commande, numero facture, numero de facture, facture, numero de pedido, id pedido, pedido, numero de factura, factura, numero de operacion, numero ordine, id ordine, ordine, numero fattura, fattura, bestelnummer, ordernummer, bestelling, factuurnummer, numer zamowienia, nr zamowienia, id zamowienia, zamowienie, numer faktury, faktura, paragon',
    contains: 'order id, order number, invoice no, order no, transaction id, invoice number, receipt number',
    never:
      'date line status total amount value quantity qty type item source note count name email at price reference',
  },
  date: {
    exact:
      'order date, invoice date, purchase date, transaction date, sale date, sales date, bestelldatum, auftragsdatum, kaufdatum, date de commande, date commande, fecha de pedido, data ordine, besteldatum, data zamowienia | date, order time, ordered at, created at, date created, created, placed at, timestamp, datetime, date time, event time, event date, event timestamp, rechnungsdatum, belegdatum, datum, date d achat, date achat, date de facture, fecha pedido, fecha de compra, fecha de factura, fecha, data dell ordine, data acquisto, data fattura, data, orderdatum, aankoopdatum, factuurdatum, data zakupu, data sprzedazy, data do pedido | time, day, zeitpunkt',
    contains: 'date, datum, fecha, data, created, timestamp, time, at, purchased, visit',
    never: 'timezone zone',
  },
  amount: {
    exact:
      'order total, line total, line item total, order amount, total amount, grand total, amount paid, total paid, item total, net sales, order revenue, gesamtbetrag, gesamtsumme, rechnungsbetrag, montant total, total ttc, importe total, valor total, valor de la transaccion, totale ordine, totaalbedrag, wartosc zamowienia | amount, total, revenue, sales, total sales, sales amount, total price, order value, value, spend, dollar value, turnover, betrag, umsatz, bestellwert, gesamtpreis, gesamt, montant, prix total, chiffre d affaires, importe, monto, valor, ventas, ingresos, importo, totale, fatturato, bedrag, totaal, omzet, kwota, wartosc, razem, przychod | gross, gross sales, sum, brutto, summe, suma | net, net amount, subtotal, netto, total ht',
    contains: 'total, amount, revenue, sales, montant, betrag, umsatz, importe, kwota, omzet',
    never: notPaid,
  },
  quantity: {
    exact:
      'quantity, qty, order qty, order quantity, quantity ordered, quantity purchased, units, units sold, lineitem quantity, item quantity, number of items, number of cds, items, pieces, pcs, menge, bestellmenge, anzahl, stuck, stuckzahl, quantite, qte, nb articles, cantidad, unidades, quantita, qta, pezzi, aantal, hoeveelheid, ilosc, sztuk, liczba sztuk, quantidade',
    contains: 'quantity, qty, menge, anzahl, quantite, cantidad, quantita, aantal, ilosc',
    never: 'refunded price amount per unit',
  },
  price: {
    exact:
      'unit price, price, item price, price each, price per unit, list price, selling price, sale price, lineitem price, einzelpreis, stuckpreis, preis, prix unitaire, prix, precio unitario, precio, prezzo unitario, prezzo, stuksprijs, eenheidsprijs, prijs, cena jednostkowa, cena, preco',
    contains: 'price, preis, prix, precio, prezzo, prijs, cena',
    never: 'point total name group compare shipping',
  },
  discount: {
    exact:
      'discount, discount amount, discount rate, discount percent, discounts, line discount, rebate, rabatt, nachlass, remise, reduction, descuento, sconto, korting, rabat, desconto',
    contains: 'discount, rabatt, remise, descuento, sconto, korting',
    never: 'code shipping ship promotion details',
  },
  refunded: {
    exact:
      'refunded amount, amount refunded, refund amount, total refunded, refunded total, order refund amount, refunded, refund, refunds, partial refund, partial refunds, erstattungsbetrag, erstatteter betrag, erstattet, erstattung, montant rembourse, remboursement, importe reembolsado, importe devuelto, reembolso, importo rimborsato, rimborso, terugbetaald bedrag, terugbetaling, kwota zwrotu, zwrot, valor reembolsado',
    contains: 'refunded amount, amount refunded, refund amount, total refunded',
    never: 'quantity qty converted date reason id tax',
  },
  cost: {
    exact:
      'unit cost, cost, item cost, cost price, cost per item, product cost, standard cost, cogs, cost of goods, purchase price, einkaufspreis, ek preis, stuckkosten, wareneinsatz, prix d achat, cout unitaire, cout, costo unitario, costo, coste, coste unitario, prezzo d acquisto, inkoopprijs, kostprijs, koszt, cena zakupu, custo',
    contains: 'unit cost, cost price, cost per item',
    never: 'shipping delivery campaign',
  },
  coupon: {
    exact:
      'coupon, coupon code, coupons used, discount code, discount codes, promo code, promotion code, promotion ids, voucher, voucher code, discount name, gutschein, gutscheincode, rabattcode, aktionscode, code promo, code de reduction, bon de reduction, cupon, codigo de descuento, codigo promocional, codice sconto, codice promozionale, kortingscode, kod rabatowy, kupon, cupom',
    contains: 'coupon code, discount code, promo code, voucher code',
    never: 'amount details value',
  },
  payment: {
    exact:
      'payment method, payment method name, payment method title, payment type, payment, tender type, payment gateway, zahlungsart, zahlungsmethode, zahlungsweise, bezahlart, moyen de paiement, mode de paiement, paiement, medio de pago, metodo de pago, forma de pago, metodo di pagamento, pagamento, betaalmethode, betaalwijze, metoda platnosci, sposob platnosci, forma de pagamento',
    contains: 'payment method, payment type',
    never: 'id status date reference amount',
  },
  product: {
    exact:
      'product id, sku, stock code, product code, item id, item number, item no, article number, article id, asin, lineitem sku, product number, product key, product, artikelnummer, artikelnr, artikel nr, produktnummer, produkt id, reference produit, reference article, ref article, code article, code produit, id produit, codigo producto, codigo de producto, id producto, codice prodotto, codice articolo, id prodotto, artikelcode, productnummer, productcode, kod produktu, id produktu, indeks',
    contains: 'product id, sku, stock code, product code, item id, artikelnummer',
    never: 'name title type category price quantity description',
  },
  'product-name': {
    exact:
      'product name, item name, product title, lineitem name, item title, product description, item description, artikelbezeichnung, artikelname, produktname, bezeichnung, artikel, produkt, beschreibung, nom du produit, nom produit, designation, libelle, produit, article, nombre del producto, nombre producto, producto, articulo, descripcion, nome prodotto, prodotto, articolo, descrizione, productnaam, omschrijving, nazwa produktu, nazwa towaru, towar | description, item, product | title',
    contains: 'product name, item name, product title, bezeichnung, description',
    never: 'category id code contact customer',
  },
  category: {
    exact:
      'category, product category, category name, item category, department, product type, product group, product line, kategorie, produktkategorie, warengruppe, produktgruppe, categorie, categorie produit, rayon, famille, categoria, familia, categoria prodotto, productgroep, kategoria, kategoria produktu, grupa',
    contains: 'category, kategorie, categorie, categoria, kategoria, warengruppe',
    never: 'id',
  },
  country: {
    exact:
      'country, country code, country name, shipping country, ship country, billing country, delivery country, customer country, market, land, lieferland, rechnungsland, pays, pais, paese, nazione, kraj',
    contains: 'country, pays, pais',
    never: 'phone',
  },
  region: {
    exact:
      'region, state, province, city, shipping city, billing city, ship city, ship state, ship region, county, bundesland, stadt, ort, ville, departement, provincia, ciudad, citta, regione, stad, provincie, wojewodztwo, miasto',
    contains: 'city, province, region, state',
    never: 'status code id',
  },
  status: {
    exact:
      'status, order status, financial status, payment status, item status, transaction status, auftragsstatus, bestellstatus, zahlungsstatus, statut, statut commande, etat, stato, stato ordine, estado del pedido, orderstatus, status zamowienia | estado',
    contains: 'status, statut',
    never: 'email marital lead address customer',
  },
  currency: {
    exact:
      'currency, currency code, wahrung, waehrung, devise, monnaie, moneda, divisa, valuta, waluta, moeda',
    contains: 'currency',
    never: 'presentment',
  },
  channel: {
    exact:
      'channel, sales channel, order channel, marketing channel, traffic source, utm source, source medium, source, medium, kanal, vertriebskanal, quelle, canal, fuente, canale, fonte, verkoopkanaal, kanaal, bron, kanal sprzedazy, zrodlo',
    contains: 'channel',
    never: 'id',
  },
  event: {
    exact:
      'event, event name, event type, action, activity, ereignis, evenement, evento, gebeurtenis, zdarzenie',
    contains: 'event type, event name',
    never: 'date time id',
  },
  rating: {
    exact:
      'rating, stars, review rating, star rating, overall, review score, satisfaction, nps, bewertung, sterne, evaluation, puntuacion, calificacion, valutazione, voto, beoordeling, ocena',
    contains: 'rating, stars',
    never: 'member count',
  },
  text: {
    exact:
      'review text, review, comment, comments, message, text, content, body, feedback, review body, note, notes, kommentar, nachricht, bewertungstext, commentaire, avis, comentario, resena, opinion, commento, recensione, reactie, opmerking, komentarz, opinia',
    contains: 'review, comment, feedback, message',
    never: 'date id rating count',
  },
  name: {
    exact:
      'name, full name, customer name, first name, last name, surname, given name, family name, buyer name, contact name, reviewer name, author, author name, kundenname, vorname, nachname, prenom, nom, nom de famille, nom du client, nombre, apellido, apellidos, nombre del cliente, nome, cognome, nome cliente, voornaam, achternaam, naam, klantnaam, imie, nazwisko, imie i nazwisko, nazwa klienta, الاسم, اسم العميل, नाम',
    contains: 'first name, last name, customer name, contact name, buyer name, full name',
    never: 'product item event campaign file user tag variant store ship',
  },
  ...personTerms,
  ...messageTerms,
};

/** Dates that are true but not the moment of the order: they rank below any other date. */
export const secondaryDates = new Set(notMain.split(' '));

/** Words that make the file a description of customers, one row each. */
export const customerFileWords =
  'tenure churn age gender marital education job income recency frequency lifetime orders number_of_orders subscribed segment birthday';
