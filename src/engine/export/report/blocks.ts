import type { Block, Part, Table } from './model';

export const plain = (text: string): Block => ({ kind: 'paragraph', text, tone: 'plain' });
export const soft = (text: string): Block => ({ kind: 'paragraph', text, tone: 'soft' });
export const lead = (text: string): Block => ({ kind: 'paragraph', text, tone: 'lead' });
export const warning = (text: string): Block => ({ kind: 'paragraph', text, tone: 'warning' });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const facts = (items: readonly (readonly [string, string])[]): Block => ({ kind: 'facts', items });
export const table = (written: Table, shown: 'titled' | 'bare' | 'folded' = 'titled'): Block => ({
  kind: 'table',
  table: written,
  shown,
});
export const plainPart = (title: string, blocks: readonly Block[]): Part => ({
  title,
  segment: null,
  newPage: false,
  blocks,
});
export const part = (title: string, blocks: readonly Block[]): Block => ({
  kind: 'part',
  part: plainPart(title, blocks),
});
export const columns = (parts: readonly Part[]): Block => ({ kind: 'columns', parts });

/** A part of the report that begins on its own page. */
export const page = (title: string, blocks: readonly Block[], segment: number | null = null): Part => ({
  title,
  segment,
  newPage: true,
  blocks,
});
