import type { Layout } from './layout';

/** Fields of an order stand on the first of its lines only. */
const orders: Layout = {
  id: 'shopify-orders',
  label: 'Shopify order export',
  kind: 'order-lines',
  required: ['Name', 'Financial Status', 'Lineitem name', 'Lineitem quantity'],
  roles: {
    order: 'Name',
    email: 'Email',
    phone: 'Phone',
    name: 'Billing Name',
    company: 'Billing Company',
    date: ['Created at', 'Paid at'],
    amount: 'Total',
    refunded: 'Refunded Amount',
    currency: 'Currency',
    discount: 'Discount Amount',
    coupon: 'Discount Code',
    quantity: 'Lineitem quantity',
    'product-name': 'Lineitem name',
    product: 'Lineitem sku',
    price: 'Lineitem price',
    category: 'Vendor',
    status: 'Financial Status',
    payment: 'Payment Method',
    consent: 'Accepts Marketing',
    channel: 'Source',
    country: ['Billing Country', 'Shipping Country'],
    region: ['Billing City', 'Billing Province'],
    postcode: ['Billing Zip', 'Shipping Zip'],
  },
  others:
    'Paid at, Fulfillment Status, Fulfilled at, Subtotal, Shipping, Taxes, Shipping Method, Lineitem compare at price, Lineitem requires shipping, Lineitem taxable, Lineitem fulfillment status, Billing Street, Billing Address1, Billing Address2, Billing Phone, Shipping Name, Shipping Street, Shipping Address1, Shipping Address2, Shipping Company, Shipping City, Shipping Zip, Shipping Province, Shipping Country, Shipping Phone, Notes, Note Attributes, Cancelled at, Payment Reference, Outstanding Balance, Employee, Location, Device ID, Id, Tags, Risk Level, Lineitem discount, Tax 1 Name, Tax 1 Value, Tax 2 Name, Tax 2 Value, Tax 3 Name, Tax 3 Value, Tax 4 Name, Tax 4 Value, Tax 5 Name, Tax 5 Value, Receipt Number, Duties, Billing Province Name, Shipping Province Name, Payment ID, Payment Terms Name, Next Payment Due At, Payment References',
};

const customers: Layout = {
  id: 'shopify-customers',
  label: 'Shopify customer export',
  kind: 'customers',
  required: ['Email', 'Total Spent', 'Total Orders', 'Tax Exempt'],
  roles: {
    customer: 'Customer ID',
    email: 'Email',
    phone: ['Phone', 'Default Address Phone'],
    name: ['First Name', 'Last Name'],
    company: ['Default Address Company', 'Company'],
    region: ['Default Address City', 'City', 'Province'],
    postcode: ['Default Address Zip', 'Zip'],
    country: ['Default Address Country Code', 'Country Code', 'Country'],
    consent: ['Accepts Email Marketing', 'Accepts SMS Marketing', 'Accepts Marketing'],
    attribute: ['Total Spent', 'Total Orders', 'Tags', 'Tax Exempt'],
  },
  others:
    'Default Address Address1, Default Address Address2, Default Address Province Code, Address1, Address2, Province Code, Country, Note',
};

const payouts: Layout = {
  id: 'shopify-payout-transactions',
  label: 'Shopify payout transactions export',
  kind: 'orders',
  required: ['Transaction Date', 'Order', 'Payout Status', 'Payout ID'],
  roles: {
    order: 'Order',
    date: 'Transaction Date',
    amount: 'Amount',
    currency: 'Currency',
    status: 'Type',
    payment: 'Payment Method Name',
  },
  others:
    'Card Brand, Card Source, Payout Date, Available On, Fee, Net, Checkout, Presentment Amount, Presentment Currency',
};

export const shopify: readonly Layout[] = [orders, customers, payouts];
