import type { Layout } from './layout';

/** One row an order. Guests have customer_id 0 and no customer_email; billing_email is always there. */
const orders: Layout = {
  id: 'woocommerce-orders',
  label: 'WooCommerce order export',
  kind: 'orders',
  required: ['order_id', 'order_date', 'billing_email', 'order_total'],
  roles: {
    order: ['order_number', 'order_id'],
    customer: ['customer_id', 'customer_user'],
    email: ['billing_email', 'customer_email'],
    phone: 'billing_phone',
    name: ['billing_first_name', 'billing_last_name'],
    company: 'billing_company',
    date: ['order_date', 'paid_date'],
    amount: 'order_total',
    discount: 'discount_total',
    currency: 'order_currency',
    status: ['status', 'order_status'],
    payment: ['payment_method_title', 'payment_method'],
    country: ['billing_country', 'shipping_country'],
    region: ['billing_city', 'billing_state'],
    postcode: 'billing_postcode',
  },
  others:
    'paid_date, shipping_total, shipping_tax_total, fee_total, fee_tax_total, tax_total, cart_discount, order_discount, order_subtotal, transaction_id, customer_ip_address, customer_user_agent, shipping_method, billing_address_1, billing_address_2, shipping_first_name, shipping_last_name, shipping_company, shipping_phone, shipping_address_1, shipping_address_2, shipping_postcode, shipping_city, shipping_state, shipping_country, customer_note, wt_import_key, shipping_items, fee_items, tax_items, coupon_items, refund_items, order_notes, download_permissions, meta:wpml_language, line_item_1, line_item_2, line_item_3, line_item_4, line_item_5, line_item_6, line_item_7, line_item_8, line_item_9, line_item_10',
};

/** One row a line of an order; what belongs to the order is repeated on each. */
const advanced: Layout = {
  id: 'woocommerce-advanced-orders',
  label: 'WooCommerce order line export',
  kind: 'order-lines',
  required: ['Order Number', 'Email (Billing)', 'Item #'],
  roles: {
    order: 'Order Number',
    email: 'Email (Billing)',
    phone: 'Phone (Billing)',
    name: ['First Name (Billing)', 'Last Name (Billing)'],
    company: 'Company (Billing)',
    date: 'Order Date',
    amount: 'Order Line Total',
    refunded: 'Order Line Total Refunded',
    quantity: 'Quantity',
    price: 'Item Cost',
    'product-name': ['Name', 'Item Name'],
    product: 'SKU',
    status: 'Order Status',
    coupon: ['Coupon Code', 'Coupons Used'],
    payment: 'Payment Method Title',
    currency: 'Order Currency',
    category: 'Category',
    country: ['Country Code (Billing)', 'Country Name (Billing)'],
    region: ['City (Billing)', 'State Code (Billing)'],
    postcode: 'Postcode (Billing)',
  },
  others:
    'Customer Note, Address 1&2 (Billing), First Name (Shipping), Last Name (Shipping), Address 1&2 (Shipping), City (Shipping), State Code (Shipping), Postcode (Shipping), Country Code (Shipping), Item #, Product Variation, Quantity (- Refund), Order Line (w/o tax), Order Line Tax, Order Line Total (- Refund), Image URL, Discount Amount, Discount Amount Tax, Coupons Used, Cart Discount Amount, Order Subtotal Amount, Shipping Method Title, Order Shipping Amount, Order Refund Amount, Order Total Amount, Order Total Tax Amount',
};

export const woocommerce: readonly Layout[] = [orders, advanced];
