import type { Layout } from './layout';

/** One row an item; an order of several items has a row of its own with the total. */
const ebay: Layout = {
  id: 'ebay-orders',
  label: 'eBay order report',
  kind: 'order-lines',
  required: ['Sales Record Number', 'Order Number', 'Buyer Username', 'Item Title'],
  roles: {
    order: 'Order Number',
    customer: 'Buyer Username',
    email: 'Buyer Email',
    name: 'Buyer Name',
    date: ['Sale Date', 'Paid On Date'],
    amount: 'Total Price',
    price: 'Sold For',
    quantity: 'Quantity',
    'product-name': 'Item Title',
    product: ['Custom Label', 'Item Number'],
    payment: 'Payment Method',
    country: ['Buyer Country', 'Ship To Country'],
    region: ['Buyer City', 'Buyer State'],
    postcode: ['Buyer Zip', 'Ship To Zip'],
  },
  others:
    'Sales Record Number, Buyer Note, Buyer Address 1, Buyer Address 2, Ship To Name, Ship To Phone, Ship To Address 1, Ship To Address 2, Ship To City, Ship To State, Ship To Zip, Ship To Country, Item Number, Sold Via Promoted Listings, Shipping And Handling, Seller Collected Tax, eBay Collected Tax, eBay Collected Tax Included in Total, Paid On Date, Ship By Date, Minimum Estimated Delivery Date, Maximum Estimated Delivery Date, Shipped On Date, Feedback Left, Feedback Received, My Item Note, PayPal Transaction ID, Shipping Service, Tracking Number, Transaction ID, Variation Details, Global Shipping Program, Global Shipping Reference ID, Click And Collect, Click And Collect Reference Number, eBay Plus',
};

const gumroad: Layout = {
  id: 'gumroad-sales',
  label: 'Gumroad sales export',
  kind: 'order-lines',
  time: 'Purchase Time (UTC timezone)',
  statuses: { true: 'refunded', yes: 'refunded', false: 'paid', no: 'paid' },
  required: ['Purchase ID', 'Item Name', ['Purchase Email', 'Buyer Email'], 'Purchase Date'],
  roles: {
    order: 'Purchase ID',
    email: ['Purchase Email', 'Buyer Email'],
    name: ['Buyer Name', 'Full Name'],
    date: 'Purchase Date',
    amount: 'Sale Price ($)',
    refunded: 'Partial Refund ($)',
    status: ['Fully Refunded?', 'Refunded?'],
    quantity: 'Quantity',
    'product-name': 'Item Name',
    coupon: ['Discount Code', 'Offer Code'],
    country: 'Country',
    region: ['City', 'State'],
    postcode: 'Zip Code',
    channel: 'Referrer',
    payment: 'Payment Type',
  },
  others:
    'Purchase Time (UTC timezone), Subtotal ($), Taxes ($), Shipping ($), Fees ($), Net Total ($), Refunded?, Fully Refunded?',
};

const mercadoPago: Layout = {
  id: 'mercado-pago-operations',
  label: 'Mercado Pago operations export',
  kind: 'orders',
  required: ['Número de operación', 'Valor de la transacción', 'Valor neto recibido'],
  dates: 'dmy',
  roles: {
    order: 'Número de operación',
    email: 'Email del comprador',
    date: ['Fecha de aprobación', 'Fecha de creación'],
    amount: 'Valor de la transacción',
    currency: 'Moneda',
    status: 'Estado',
    payment: 'Medio de pago',
  },
  others: 'Comisión, Valor neto recibido, Fecha de creación',
};

export const marketplaces: readonly Layout[] = [ebay, gumroad, mercadoPago];
