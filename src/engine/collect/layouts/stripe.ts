import type { Layout } from './layout';

/** Amounts converted to the currency of the account come first, for they can be added. */
const payments: Layout = {
  id: 'stripe-payments',
  label: 'Stripe payment export',
  kind: 'orders',
  required: ['id', ['Created date (UTC)', 'Created (UTC)'], 'Amount', 'Amount Refunded', 'Captured'],
  values: { id: /^(ch|py|pi|txn)_/ },
  roles: {
    order: 'id',
    customer: 'Customer ID',
    email: ['Customer Email', 'email (metadata)'],
    name: ['Name (metadata)', 'Card Name'],
    date: ['Created date (UTC)', 'Created (UTC)'],
    amount: ['Converted Amount', 'Amount'],
    refunded: ['Converted Amount Refunded', 'Amount Refunded'],
    currency: ['Converted Currency', 'Currency'],
    status: 'Status',
    'product-name': 'Description',
    country: ['Card Address Country', 'Card Issue Country'],
    region: ['Card Address City', 'Card Address State'],
    postcode: 'Card Address Zip',
    payment: 'Payment Source Type',
  },
  others:
    'Seller Message, Amount, Amount Refunded, Currency, Fee, Tax, Mode, Statement Descriptor, Customer Description, Captured, Card ID, Card Last4, Card Brand, Card Funding, Card Exp Month, Card Exp Year, Card Address Line1, Card Address Line2, Card Issue Country, Card Fingerprint, Card CVC Status, Card AVS Zip Status, Card AVS Line1 Status, Card Tokenization Method, Disputed Amount, Dispute Status, Dispute Reason, Dispute Date (UTC), Dispute Evidence Due (UTC), Invoice ID, Invoice Number, Checkout Session ID, Payment Link ID, Destination, Transfer, Interchange Costs, Merchant Service Charge, Transfer Group, PaymentIntent ID, Is Link, Checkout Custom Field 1 Key, Checkout Custom Field 1 Value, email (metadata)',
};

const customers: Layout = {
  id: 'stripe-customers',
  label: 'Stripe customer export',
  kind: 'customers',
  required: ['id', 'Email', 'Created (UTC)', ['Total Spend', 'Delinquent']],
  values: { id: /^cus_/ },
  roles: {
    customer: 'id',
    email: 'Email',
    name: 'Name',
    phone: 'Phone',
    signup: 'Created (UTC)',
    country: ['Address Country', 'Card Country'],
    region: ['Address City', 'Address State', 'Card Address City'],
    postcode: ['Address Postal Code', 'Card Address Zip'],
    attribute: ['Card Type', 'Delinquent', 'Total Spend', 'Payment Count'],
  },
  others:
    'Description, Default Card, Card Number, Card Last 4, Card Country, Card Brand, Currency, Average Order, Refunded Volume, Dispute Losses',
};

export const stripe: readonly Layout[] = [payments, customers];
