import { capital, isHalf, oneInN, ownName, spanOf, writerOf, type FigureWords } from './figures';
import type { Language, Writer } from './language';

const figures: FigureWords = {
  locale: 'en',
  unknown: 'unknown',
  under: (share) => `under ${share}`,
  nouns: {
    days: ['day', 'days'],
    months: ['month', 'months'],
    years: ['year', 'years'],
    orders: ['order', 'orders'],
    units: ['item', 'items'],
    products: ['product', 'products'],
  },
  narrow: false,
};

const numerals = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const numeral = (n: number): string => numerals[n] ?? String(n);

/** "11 days", "5 weeks", "7 months", "2 years". */
function span(days: number): string {
  const { n, unit } = spanOf(days);
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** "one in eight" where that is near enough, else the percentage. */
function oneIn(share: number, write: Writer): string {
  const n = oneInN(share);
  return n === null ? write.share(share) : n === 2 ? 'half' : `one in ${numeral(n)}`;
}

export const en: Language = {
  id: 'en',
  name: 'English',
  writer: (currency) => writerOf(figures, currency),
  label: ({ spec }) => spec.label,
  inside: (label) => label.toLowerCase(),
  traits: {
    loyal: ['Loyal regulars', 'loyal'],
    silent: ['Once loyal, now silent', 'silent for long'],
    drifting: ['Drifting away', 'drifting away'],
    longGone: ['One order, long ago', 'long gone'],
    firstOrder: ['First-time buyers', 'one order so far'],
    newAndBack: ['New and coming back', 'new'],
    steady: ['Steady customers', 'steady'],
    backOnce: ['Came back once', 'came back once'],
    occasional: ['Occasional buyers', 'few orders'],
    bigRare: ['Big, rare baskets', 'big baskets'],
    bigSpender: ['Big spenders', 'big spenders'],
    bulk: ['Bulk buyers', 'in bulk'],
    smallBaskets: ['Small baskets', 'small baskets'],
    bargain: ['Bargain hunters', 'mostly discounted'],
    fullPrice: ['Full-price buyers', 'at full price'],
    sendsBack: ['Often send back', 'often sent back'],
    acrossRange: ['Buy across the range', 'across the range'],
    sameThings: ['Always the same few things', 'the same few things'],
    clockwork: ['Like clockwork', 'like clockwork'],
    lately: ['Bought lately', 'lately'],
    quiet: ['Quiet for a while', 'quiet for a while'],
    neverBought: ['No order yet', 'no order yet'],
    alike: ['Much like the others', 'much like the others'],
  },
  degree(feature, more, begins) {
    const { spec, basis } = feature;
    if (basis?.family === 'share') {
      const level = ownName(feature) ?? spec.label;
      return more ? `${begins ? 'Much' : 'much'} ${level}` : `${begins ? 'Little' : 'little'} ${level}`;
    }
    if (basis?.family === 'is') return more ? spec.label : `${begins ? 'Not' : 'not'} ${spec.label}`;
    const name = ownName(feature);
    const days = basis?.family === 'event' && basis.measure === 'days' ? 'days since ' : '';
    if (name !== null) return `${begins ? capital(days) : days}“${name}”: ${more ? 'high' : 'low'}`;
    const label = begins ? spec.label : spec.label.charAt(0).toLowerCase() + spec.label.slice(1);
    return `${label}: ${more ? 'high' : 'low'}`;
  },
  rfm: {
    Champions: 'Champions',
    Loyal: 'Loyal',
    'Potential loyalist': 'Potential loyalist',
    New: 'New',
    Promising: 'Promising',
    'Need attention': 'Need attention',
    'About to sleep': 'About to sleep',
    "Can't lose": "Can't lose",
    'At risk': 'At risk',
    Hibernating: 'Hibernating',
    Lost: 'Lost',
  },
  everybody: 'All customers',
  noSegment: 'No segment',
  tails: {
    recency_days: 'since the last order',
    frequency: 'each',
    monetary: 'spent in all',
    average_order_value: 'a basket',
    tenure_days: 'since the first order',
    gap_days: 'between orders',
    units_per_order: 'an order',
    average_unit_price: 'an item',
    distinct_products: 'tried',
    return_rate: 'sent back',
    discount_share: 'discount on average',
    coupon_share: 'of the orders with a coupon',
    repeat_product_share: 'of later products bought before',
  },
  activity: {
    traits: {
      longGone: ['Seen once, long ago', 'long gone'],
      firstOrder: ['Seen for the first time', 'seen once so far'],
      occasional: ['There now and then', 'rarely there'],
      lately: ['Active lately', 'lately'],
    },
    tails: {
      recency_days: 'since last active',
      frequency: 'active',
      tenure_days: 'since first active',
      gap_days: 'between visits',
    },
    portrait({ orders, lastOrderDays, gapDays }, write) {
      const ago = span(lastOrderDays);
      if (orders <= 1) return `Active once, ${ago} ago.`;
      const rhythm = gapDays > 0 && orders >= 3 ? `, about every ${span(gapDays).replace(/^1 /, '')}` : '';
      return `Active ${write.count(orders)} times${rhythm}; last ${ago} ago.`;
    },
    times: (count) => `${count} ${count === '1' ? 'time' : 'times'}`,
  },
  tail(feature) {
    const { spec, basis } = feature;
    if (spec.id === 'age') return 'of age';
    if (basis?.family === 'is') return `with “${spec.label}”`;
    const name = ownName(feature);
    // "200 days since sign-up", not "200 days days since sign-up".
    return name === null ? spec.label.toLowerCase().replace(/^days (?=since)/, '') : `of “${name}”`;
  },
  beside: (tail, others) => `${tail}, others ${others}`,
  portrait({ orders, lastOrderDays, orderValue, gapDays, favorite }, write) {
    const ago = Number.isNaN(lastOrderDays) ? '' : span(lastOrderDays);
    const basket = Number.isNaN(orderValue) ? '' : `, ${write.money(orderValue)} a basket`;
    const money = favorite ? `${basket}, mostly ${favorite.level}` : basket;
    if (Number.isNaN(orders))
      return ago ? `Last seen ${ago} ago${money}.` : 'Known by what the files say of them.';
    if (orders === 0) return 'Not ordered yet.';
    if (orders <= 1) return `Ordered once${ago ? `, ${ago} ago` : ''}${money}.`;
    const rhythm = gapDays > 0 && orders >= 3 ? `, about every ${span(gapDays).replace(/^1 /, '')}` : '';
    const last = ago ? `; the last order was ${ago} ago` : '';
    return `Ordered ${write.count(orders)} times${rhythm}${money}${last}.`;
  },
  note: ({ customers }, write) =>
    `Only ${write.count(customers)} ${customers === 1 ? 'customer' : 'customers'}: take its figures as a hint.`,
  headline({ customers, segments, separated }, write) {
    const people = customers === 1 ? 'one customer' : `${write.count(customers)} customers`;
    if (segments === 0) return `None of your ${people} belongs to a group`;
    if (segments === 1) return `Your ${people} form one group`;
    return separated
      ? `Your ${people} fall into ${numeral(segments)} groups`
      : `Your ${people} show no clear groups`;
  },
  subline({ segments, separated, giant, best, silent, unassigned }, write) {
    const sentences: string[] = [];
    if (giant !== null) sentences.push(`One customer brings ${write.share(giant)} of your revenue.`);
    if (!separated && segments > 1)
      sentences.push(
        'The lines between them are drawn for convenience: customers near a line could stand on either side.',
      );
    if (best && giant === null) {
      const who = oneIn(best.customerShare, write);
      const how = isHalf(best.revenueShare) ? 'half' : write.share(best.revenueShare);
      const bring = who.includes('one in') ? 'brings' : 'of them bring';
      sentences.push(`${capital(who)} ${bring} in ${how} of your revenue.`);
    }
    const people = write.count(silent.customers);
    if (silent.segments === 1) sentences.push(`One group of ${people} has gone silent.`);
    if (silent.segments > 1)
      sentences.push(
        `${capital(numeral(silent.segments))} groups, ${people} customers in all, have gone silent.`,
      );
    if (unassigned > 0)
      sentences.push(`${write.count(unassigned)} ${unassigned === 1 ? 'belongs' : 'belong'} to no group.`);
    return sentences.join(' ');
  },
};
