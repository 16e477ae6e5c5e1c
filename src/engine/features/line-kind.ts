import type { LINE_KIND } from '../prepare/types';

/** The codes of `Lines.kind`; written again because stages share types only, and held equal by the type. */
const KIND: typeof LINE_KIND = { purchase: 0, return: 1, reduction: 2, refunded: 3 };

export const isPurchase = (kind: number): boolean => kind === KIND.purchase || kind === KIND.refunded;
export const isReturn = (kind: number): boolean => kind === KIND.return;
export const isRefunded = (kind: number): boolean => kind === KIND.refunded;
