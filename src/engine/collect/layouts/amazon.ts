import type { Layout } from './layout';

/** Seller reports. `item-price` is that of all pieces of the line; most reports do not say who bought. */
const allOrders: Layout = {
  id: 'amazon-all-orders',
  label: 'Amazon order report',
  kind: 'order-lines',
  required: ['amazon-order-id', 'purchase-date', 'order-status', 'item-price'],
  roles: {
    order: 'amazon-order-id',
    date: 'purchase-date',
    amount: 'item-price',
    discount: 'item-promotion-discount',
    quantity: 'quantity',
    'product-name': 'product-name',
    product: ['sku', 'asin'],
    currency: 'currency',
    status: ['item-status', 'order-status'],
    channel: 'sales-channel',
    coupon: 'promotion-ids',
    country: 'ship-country',
    region: ['ship-city', 'ship-state'],
    postcode: 'ship-postal-code',
  },
  others:
    'merchant-order-id, last-updated-date, order-status, fulfillment-channel, order-channel, url, ship-service-level, asin, item-tax, shipping-price, shipping-tax, gift-wrap-price, gift-wrap-tax, ship-promotion-discount, is-business-order, purchase-order-number, price-designation',
};

const orderReport: Layout = {
  id: 'amazon-order-report',
  label: 'Amazon order report with buyers',
  kind: 'order-lines',
  required: [
    'order-id',
    'order-item-id',
    'purchase-date',
    ['buyer-email', 'buyer-name'],
    'quantity-purchased',
  ],
  roles: {
    order: 'order-id',
    email: 'buyer-email',
    phone: 'buyer-phone-number',
    name: 'buyer-name',
    date: 'purchase-date',
    amount: 'item-price',
    quantity: 'quantity-purchased',
    'product-name': 'product-name',
    product: 'sku',
    currency: 'currency',
    channel: 'sales-channel',
    country: 'ship-country',
    region: ['ship-city', 'ship-state'],
    postcode: 'ship-postal-code',
  },
  others:
    'order-item-id, payments-date, item-tax, shipping-price, shipping-tax, ship-service-level, recipient-name, ship-address-1, ship-address-2, ship-address-3, ship-phone-number, delivery-start-date, delivery-end-date, delivery-time-zone, delivery-Instructions',
};

const dateRange: Layout = {
  id: 'amazon-date-range-transactions',
  label: 'Amazon date range report',
  kind: 'order-lines',
  // Payouts to the bank and fees of the service stand among the orders.
  statuses: { transfer: 'canceled', 'service fee': 'canceled', adjustment: 'canceled' },
  required: ['date/time', 'settlement id', 'order id', 'product sales'],
  roles: {
    order: 'order id',
    date: 'date/time',
    amount: 'product sales',
    quantity: 'quantity',
    'product-name': 'description',
    product: 'sku',
    status: 'type',
    channel: 'marketplace',
    region: ['order city', 'order state'],
    postcode: 'order postal',
  },
  others:
    'settlement id, account type, fulfillment, tax collection model, product sales tax, shipping credits, shipping credits tax, gift wrap credits, giftwrap credits tax, Regulatory Fee, Tax On Regulatory Fee, promotional rebates, promotional rebates tax, marketplace withheld tax, selling fees, fba fees, other transaction fees, other, total',
};

export const amazon: readonly Layout[] = [allOrders, orderReport, dateRange];
