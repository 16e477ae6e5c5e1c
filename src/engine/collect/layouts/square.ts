import type { Layout } from './layout';

/** Refunds are rows of their own, below zero; what was kept of a sale is its net sales, without tax and tip. */
const transactions: Layout = {
  id: 'square-transactions',
  label: 'Square transactions export',
  kind: 'orders',
  time: 'Time',
  required: ['Gross Sales', 'Total Collected', 'Transaction ID', 'Payment ID'],
  roles: {
    order: 'Transaction ID',
    customer: 'Customer ID',
    name: 'Customer Name',
    date: 'Date',
    amount: 'Net Sales',
    'product-name': 'Description',
    channel: 'Source',
    region: 'Location',
    coupon: 'Discount Name',
    status: ['Transaction Status', 'Event Type'],
    payment: ['Card Entry Methods', 'Card Brand'],
  },
  others:
    'Time, Time Zone, Gross Sales, Discounts, Service Charges, Gift Card Sales, Tax, Tip, Partial Refunds, Total Collected, Card, Cash, Square Gift Card, Other Tender, Other Tender Type, Other Tender Note, Fees, Net Total, Payment ID, Card Brand, PAN Suffix, Device Name, Device Nickname, Staff Name, Staff ID, Details, Event Type, Dining Option, Customer Reference ID, Third Party Fees, Deposit ID, Deposit Date, Deposit Details, Fee Percentage Rate, Fee Fixed Rate, Refund Reason, Cash App, Order Reference ID, Fulfillment Note, Free Processing Applied',
};

const items: Layout = {
  id: 'square-items',
  label: 'Square items export',
  kind: 'order-lines',
  time: 'Time',
  required: ['Item', 'Qty', 'Net Sales', 'Transaction ID', 'Modifiers Applied'],
  roles: {
    order: 'Transaction ID',
    customer: 'Customer ID',
    name: 'Customer Name',
    date: 'Date',
    amount: 'Net Sales',
    quantity: 'Qty',
    'product-name': 'Item',
    product: 'SKU',
    category: 'Category',
    status: 'Event Type',
    channel: 'Channel',
    region: 'Location',
  },
  others:
    'Time, Time Zone, Price Point Name, Modifiers Applied, Gross Sales, Discounts, Tax, Payment ID, Device Name, Notes, Details, Dining Option, Customer Reference ID, Unit, Count, Itemization Type, Commission, Employee, Fulfillment Note, Token, Card Brand, PAN Suffix, GTIN',
};

export const square: readonly Layout[] = [transactions, items];
