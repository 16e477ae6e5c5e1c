import type { Layout } from './layout';

export const paypal: Layout = {
  id: 'paypal-activity',
  label: 'PayPal activity export',
  kind: 'orders',
  required: [
    ['Gross', 'Brutto'],
    ['Transaction ID', 'Transaktionscode'],
    ['From Email Address', 'Absender E-Mail-Adresse'],
    ['Balance Impact', 'Auswirkung auf Guthaben', 'Balance', 'Guthaben'],
  ],
  time: ['Time', 'Uhrzeit'],
  payee: ['To Email Address', 'Empfänger E-Mail-Adresse'],
  // Money that has not come yet is no sale.
  statuses: { pending: 'canceled', ausstehend: 'canceled', offen: 'canceled' },
  roles: {
    order: ['Transaction ID', 'Transaktionscode'],
    email: ['From Email Address', 'Absender E-Mail-Adresse'],
    phone: ['Contact Phone Number', 'Telefon'],
    name: 'Name',
    date: ['Date', 'Datum'],
    amount: ['Gross', 'Brutto'],
    currency: ['Currency', 'Währung'],
    status: 'Status',
    'product-name': ['Item Title', 'Artikelbezeichnung'],
    product: ['Item ID', 'Artikelnummer'],
    quantity: ['Quantity', 'Anzahl'],
    country: ['Country', 'Land', 'Country Code', 'Ländervorwahl'],
    region: ['Town/City', 'State/Province/Region/County/Territory/Prefecture/Republic', 'Ort', 'Bundesland'],
    postcode: ['Zip/Postal Code', 'PLZ'],
  },
  others:
    'Time, TimeZone, Type, Fee, Net, To Email Address, Shipping Address, Address Status, Shipping and Handling Amount, Insurance Amount, Sales Tax, Option 1 Name, Option 1 Value, Option 2 Name, Option 2 Value, Reference Txn ID, Invoice Number, Custom Number, Receipt ID, Balance, Address Line 1, Address Line 2/District/Neighborhood, Subject, Note, Country Code, Balance Impact, Uhrzeit, Zeitzone, Typ, Gebühr, Netto, Empfänger E-Mail-Adresse, Lieferadresse, Adress-Status, Versand- und Bearbeitungsgebühr, Versicherungsbetrag, Umsatzsteuer, Option 1 Wert, Option 2 Wert, Zugehöriger Transaktionscode, Rechnungsnummer, Zollnummer, Empfangsnummer, Guthaben, Adresszeile 1, Adresszusatz, Betreff, Hinweis, Ländervorwahl, Auswirkung auf Guthaben',
};
