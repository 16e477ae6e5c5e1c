import { amazon } from './amazon';
import { crm } from './crm';
import { etsy } from './etsy';
import { ga4 } from './ga4';
import type { Layout } from './layout';
import { mail } from './mail';
import { marketplaces } from './marketplaces';
import { paypal } from './paypal';
import { shopify } from './shopify';
import { shops } from './shops';
import { square } from './square';
import { stripe } from './stripe';
import { woocommerce } from './woocommerce';

/** Every export that is known by name. */
export const layouts: readonly Layout[] = [
  ...shopify,
  ...woocommerce,
  ...stripe,
  ...square,
  paypal,
  ...etsy,
  ...amazon,
  ...marketplaces,
  ...shops,
  ...mail,
  ...crm,
  ga4,
];
