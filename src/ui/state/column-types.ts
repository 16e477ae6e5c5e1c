import type { ColumnType, DateFormat, NumberFormat } from '../../engine/collect/types';

/** Every way a column can be read that a person can choose, each under a key of its own. */
export interface TypeChoice {
  readonly key: string;
  readonly type: ColumnType;
}

const dateOrders: readonly DateFormat['order'][] = [
  'ymd',
  'dmy',
  'mdy',
  'serial',
  'epoch-seconds',
  'epoch-milliseconds',
];
const numberFormats: readonly NumberFormat[] = [
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { decimal: '.', group: "'" },
];

export const keyOfType = (type: ColumnType): string =>
  type.kind === 'number'
    ? `number ${type.format.decimal}${type.format.group}`
    : type.kind === 'date'
      ? `date ${type.format.order}`
      : 'text';

/** The choices for a column, what was guessed among them. */
export function typeChoices(guess: ColumnType): readonly TypeChoice[] {
  const types: ColumnType[] = [
    { kind: 'text' },
    ...numberFormats.map((format): ColumnType => ({ kind: 'number', format })),
    ...dateOrders.map((order): ColumnType => ({ kind: 'date', format: { order, ambiguous: false } })),
  ];
  const choices = types.map((type) => ({ key: keyOfType(type), type }));
  return choices.some(({ key }) => key === keyOfType(guess))
    ? choices
    : [{ key: keyOfType(guess), type: guess }, ...choices];
}

/** How a number looks in this format: 1,234.56 */
export const numberExample = ({ decimal, group }: NumberFormat): string => `1${group}234${decimal}56`;
