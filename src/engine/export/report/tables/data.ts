import type { Table } from '../model';
import type { Words } from '../words';
import { day, left, number, right, text } from './cells';

export function verdictsTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'verdicts',
    title: t.limits.verdicts,
    columns: [left(c.what), left(c.grade), left(c.meaning)],
    rows: facts.verdicts.map(({ step, label, grade }) => [
      text(t.limits.verdict(step, label)),
      text(t.limits.grades[grade]),
      text(t.limits.meaning(`${step} ${grade}`, '')),
    ]),
  };
}

export function qualityTable({ facts, t }: Words): Table {
  return {
    id: 'quality',
    title: t.limits.quality,
    columns: [left(t.columns.what), right(t.columns.share)],
    rows: facts.qualityMeasures.map(({ id, label, score }) => [
      text(t.limits.measure(id, label)),
      number(score, 'share'),
    ]),
  };
}

export function sourcesTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'sources',
    title: t.limits.sources,
    columns: [left(c.file), ...[c.rows, c.complete, c.readable, c.unique, c.first, c.last].map(right)],
    rows: facts.sources.map(({ file, rows, complete, readable, unique, firstDay, lastDay }) => [
      text(file),
      number(rows, 'count'),
      number(complete, 'share'),
      number(readable, 'share'),
      number(unique, 'share'),
      day(firstDay),
      day(lastDay),
    ]),
  };
}

export function cleaningTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'cleaning',
    title: t.limits.cleaning,
    columns: [left(c.step), right(c.lines), right(c.effectOnRevenue), left(c.on)],
    rows: facts.cleaning.map(({ id, title, rows, revenue, on }) => [
      text(t.limits.step(id, title)),
      number(rows, 'count'),
      number(revenue, 'money'),
      text(on ? c.yes : c.no),
    ]),
  };
}
