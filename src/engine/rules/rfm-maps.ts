/** What the rule-based maps call their segments. */
export type RfmName =
  | 'Champions'
  | 'Loyal'
  | 'Potential loyalist'
  | 'New'
  | 'Promising'
  | 'Need attention'
  | 'About to sleep'
  | 'At risk'
  | "Can't lose"
  | 'Hibernating'
  | 'Lost';

/** Scores from 1 (worst fifth) to 5 (best fifth); the segment is the name. */
export interface RfmRules {
  readonly label: string;
  readonly usesMonetary: boolean;
  readonly names: readonly string[];
  /** Index into `names` of each triple of scores. */
  segmentOf(recency: number, frequency: number, monetary: number): number;
}

/** Ten segments of the 5 × 5 grid of recency and frequency: name, recency from–to, frequency from–to. */
const grid: readonly (readonly [RfmName, number, number, number, number])[] = [
  ['Champions', 5, 5, 4, 5],
  ['Loyal', 3, 4, 4, 5],
  ['Potential loyalist', 4, 5, 2, 3],
  ['New', 5, 5, 1, 1],
  ['Promising', 4, 4, 1, 1],
  ['Need attention', 3, 3, 3, 3],
  ['About to sleep', 3, 3, 1, 2],
  ["Can't lose", 1, 2, 5, 5],
  ['At risk', 1, 2, 3, 4],
  ['Hibernating', 1, 2, 1, 2],
];

/** Eleven segments of the 125 codes recency-frequency-monetary; every code stands once. */
const codes: Readonly<Record<RfmName, string>> = {
  Champions: '555 554 544 545 454 455 445',
  Loyal: '543 444 435 355 354 345 344 335',
  'Potential loyalist':
    '553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323',
  New: '512 511 422 421 412 411 311',
  Promising: '525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313',
  'Need attention': '535 534 443 434 343 334 325 324',
  'About to sleep': '331 321 312 221 213 231 241 251',
  'At risk': '255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124',
  "Can't lose": '155 154 144 214 215 115 114 113',
  Hibernating: '332 322 233 232 223 222 132 123 122 212 211',
  Lost: '111 112 121 131 141 151',
};

const byCode = new Map(
  Object.values(codes).flatMap((list, name) => list.split(' ').map((code) => [code, name] as const)),
);

/** The rule-based maps, by the letter that the option and the docs use. */
export const rfmRules: Readonly<Record<'A' | 'B', RfmRules>> = {
  A: {
    label: 'Recency and frequency, ten segments',
    usesMonetary: false,
    names: grid.map(([name]) => name),
    segmentOf: (r, f) =>
      grid.findIndex(([, rLow, rHigh, fLow, fHigh]) => r >= rLow && r <= rHigh && f >= fLow && f <= fHigh),
  },
  B: {
    label: 'With money, eleven segments',
    usesMonetary: true,
    names: Object.keys(codes),
    segmentOf: (r, f, m) => byCode.get(`${r}${f}${m}`) ?? -1,
  },
};
