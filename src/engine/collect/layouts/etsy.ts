import type { Layout } from './layout';

const orders: Layout = {
  id: 'etsy-orders',
  label: 'Etsy order export',
  kind: 'orders',
  required: ['Sale Date', 'Order ID', 'Buyer User ID', 'Order Total'],
  dates: 'mdy',
  roles: {
    order: 'Order ID',
    customer: 'Buyer User ID',
    name: ['Full Name', 'First Name', 'Last Name'],
    date: 'Sale Date',
    amount: 'Order Total',
    quantity: 'Number of Items',
    currency: 'Currency',
    discount: 'Discount Amount',
    coupon: 'Coupon Code',
    status: 'Status',
    payment: 'Payment Method',
    channel: 'Order Type',
    country: 'Ship Country',
    region: ['Ship City', 'Ship State'],
    postcode: 'Ship Zipcode',
  },
  others:
    'Date Shipped, Street 1, Street 2, Order Value, Coupon Details, Shipping Discount, Shipping, Sales Tax, Card Processing Fees, Order Net, Adjusted Order Total, Adjusted Card Processing Fees, Adjusted Net Order Amount, Buyer, Payment Type, InPerson Discount, InPerson Location, SKU',
};

const items: Layout = {
  id: 'etsy-order-items',
  label: 'Etsy order item export',
  kind: 'order-lines',
  required: ['Sale Date', 'Item Name', 'Buyer', 'Listing ID'],
  dates: 'mdy',
  roles: {
    order: 'Order ID',
    customer: 'Buyer',
    name: 'Ship Name',
    date: 'Sale Date',
    amount: 'Item Total',
    quantity: 'Quantity',
    price: 'Price',
    'product-name': 'Item Name',
    product: ['SKU', 'Listing ID'],
    currency: 'Currency',
    coupon: 'Coupon Code',
    discount: 'Discount Amount',
    payment: 'Payment Type',
    channel: 'Order Type',
    country: 'Ship Country',
    region: ['Ship City', 'Ship State'],
    postcode: 'Ship Zipcode',
  },
  others:
    'Coupon Details, Shipping Discount, Order Shipping, Order Sales Tax, Transaction ID, Listing ID, Date Paid, Date Shipped, Ship Address1, Ship Address2, Variations, Listings Type, InPerson Discount, InPerson Location, VAT Paid by Buyer',
};

export const etsy: readonly Layout[] = [orders, items];
