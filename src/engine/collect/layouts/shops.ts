import type { Layout } from './layout';

/** Fields of an order stand on the first of its lines only. */
const squarespace: Layout = {
  id: 'squarespace-orders',
  label: 'Squarespace order export',
  kind: 'order-lines',
  required: ['Order ID', 'Financial Status', 'Lineitem name', 'Lineitem quantity'],
  roles: {
    order: 'Order ID',
    email: 'Email',
    phone: 'Billing Phone',
    name: 'Billing Name',
    date: ['Created at', 'Paid at'],
    amount: 'Total',
    refunded: 'Amount Refunded',
    currency: 'Currency',
    discount: 'Discount Amount',
    coupon: 'Discount Code',
    quantity: 'Lineitem quantity',
    'product-name': 'Lineitem name',
    product: 'Lineitem sku',
    price: 'Lineitem price',
    status: 'Financial Status',
    payment: 'Payment Method',
    channel: 'Channel Name',
    country: ['Billing Country', 'Shipping Country'],
    region: ['Billing City', 'Billing Province'],
    postcode: ['Billing Zip', 'Shipping Zip'],
  },
  others:
    'Paid at, Fulfillment Status, Fulfilled at, Subtotal, Shipping, Taxes, Shipping Method, Lineitem variant, Lineitem requires shipping, Lineitem taxable, Lineitem fulfillment status, Billing Address1, Billing Address2, Shipping Name, Shipping Address1, Shipping Address2, Shipping City, Shipping Zip, Shipping Province, Shipping Country, Shipping Phone, Cancelled at, Private Notes, Payment Reference',
};

/** Delivery columns come twice: the second set is that of the bill. The total of the order is on each line. */
const wix: Layout = {
  id: 'wix-orders',
  label: 'Wix order export',
  kind: 'order-lines',
  time: 'Time',
  required: ['Order number', 'Date created', 'Contact email', 'Item'],
  roles: {
    order: 'Order number',
    email: 'Contact email',
    phone: ['Billing phone', 'Recipient phone'],
    name: ['Billing name'],
    company: ['Billing company name', 'Recipient company name'],
    date: 'Date created',
    amount: 'Total',
    refunded: 'Refunded amount',
    quantity: 'Qty',
    price: 'Price',
    'product-name': 'Item',
    product: 'SKU',
    currency: 'Currency',
    coupon: 'Coupon code',
    status: 'Payment status',
    payment: 'Payment method',
    country: ['Billing country', 'Delivery country'],
    region: ['Delivery city', 'Delivery state name'],
    postcode: 'Delivery zip/postal code',
  },
  others:
    'Time, Fulfill by, Total order quantity, Note from customer, Additional checkout info, Variant, Quantity refunded, Weight, Custom text, Deposit amount, Delivery method, Delivery time, Recipient name, Recipient phone, Recipient company name, Delivery country, Delivery state, Delivery address, Gift card amount, Shipping rate, Total tax, Net amount, Additional fees, Fulfillment status, Tracking number, Fulfillment service, Shipping label',
};

/** The grand total in the base currency of the shop comes first, for it can be added. */
const magento: Layout = {
  id: 'magento-orders',
  label: 'Magento order export',
  kind: 'orders',
  required: ['ID', 'Purchase Date', 'Grand Total (Base)', 'Customer Email'],
  roles: {
    order: 'ID',
    email: 'Customer Email',
    name: ['Customer Name', 'Bill-to Name'],
    date: 'Purchase Date',
    amount: ['Grand Total (Base)', 'Grand Total (Purchased)'],
    refunded: 'Total Refunded',
    status: 'Status',
    payment: 'Payment Method',
    channel: 'Purchase Point',
  },
  others:
    'Ship-to Name, Bill-to Name, Grand Total (Purchased), Billing Address, Shipping Address, Shipping Information, Customer Group, Subtotal, Shipping and Handling, Allocated sources, Pickup Location Code, Braintree Transaction Source, Dispute State',
};

const bigcommerce: Layout = {
  id: 'bigcommerce-orders',
  label: 'BigCommerce order export',
  kind: 'orders',
  required: [
    'Order ID',
    'Order Date',
    ['Order Total', 'Order Total (inc tax)'],
    ['Cart Base Amount', 'Staff Notes'],
  ],
  roles: {
    order: 'Order ID',
    customer: 'Customer ID',
    email: ['Email Address', 'Customer Email'],
    phone: ['Phone', 'Customer Phone'],
    name: ['First Name', 'Last Name', 'Customer Name'],
    date: 'Order Date',
    amount: ['Order Total', 'Order Total (inc tax)'],
    refunded: 'Refund Amount',
    status: 'Order Status',
    payment: 'Payment Method',
    country: ['Billing Country', 'Shipping Country'],
    region: ['Billing City', 'Billing State'],
    postcode: ['Billing Zip Code', 'Shipping Zip Code'],
  },
  others:
    'Delivery Date, Cart Base Amount, Tax Total, Shipping Total, Card Number (Last 4), Billing Street 1, Billing Street 2, Shipping Street 1, Shipping Street 2, Shipping City, Shipping State, Shipping Zip Code, Shipping Country, IP Address, Customer Message, Staff Notes',
};

export const shops: readonly Layout[] = [squarespace, wix, magento, bigcommerce];
