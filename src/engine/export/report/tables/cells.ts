import type { Cell, CellUnit, Column } from '../model';

export const text = (value: string): Cell => ({ kind: 'text', text: value });
export const day = (value: number): Cell => ({ kind: 'day', day: value });
export const HIDDEN: Cell = { kind: 'hidden' };
export const number = (value: number | null, unit: CellUnit): Cell =>
  value === null ? HIDDEN : { kind: 'number', value, unit };

export const left = (label: string): Column => ({ label, right: false });
export const right = (label: string): Column => ({ label, right: true });
