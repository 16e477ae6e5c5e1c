import { detectColumn, type ColumnUse } from '../../../privacy/detect';
import type { ColumnPrivacy } from '../../../privacy/roles';
import type { Role } from '../types';

const uses: Readonly<Partial<Record<Role, ColumnUse>>> = {
  customer: 'identity',
  email: 'identity',
  phone: 'identity',
  name: 'identity',
  company: 'identity',
  product: 'product',
  'product-name': 'product',
  category: 'product',
  coupon: 'product',
  date: 'deed',
  amount: 'deed',
  quantity: 'deed',
  price: 'deed',
  discount: 'deed',
  refunded: 'deed',
  cost: 'deed',
  currency: 'deed',
  rating: 'deed',
  points: 'deed',
  sent: 'deed',
  opened: 'deed',
  clicked: 'deed',
  converted: 'deed',
  consent: 'deed',
  'opt-out': 'deed',
  text: 'text',
  subject: 'text',
  order: 'place',
  country: 'place',
  region: 'place',
  postcode: 'place',
  birthday: 'place',
  age: 'place',
  gender: 'place',
  signup: 'deed',
};

/** What a column with this role gives away about a person. */
export const columnPrivacy = (role: Role, header: string, cells: readonly string[]): ColumnPrivacy =>
  detectColumn(header, cells, uses[role] ?? 'other');
