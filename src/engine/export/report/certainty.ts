import * as blocks from './blocks';
import type { Block, Part } from './model';
import { mean, nameOf } from './phrases';
import { profileSlot, silhouetteSlot } from './slots';
import { candidatesTable, methodsTable } from './tables/clustering';
import type { Words } from './words';

/** How sure the segments are: stability, silhouette, verdict, dissent. */
export function certaintyPart(words: Words): Part {
  const { facts, t, f } = words;
  const c = t.certainty;
  const k = facts.segments.length;
  const chosen = facts.candidates.find((candidate) => candidate.k === k);
  const silhouette = f.bare(facts.silhouettes.mean, 'index');
  const name = (label: number) => nameOf(facts.segments[label]!, t);
  const lines = [
    chosen ? c.chosen(k, facts.candidates.length) : c.byHand(k),
    chosen && chosen.stability.length > 0 ? c.stability(f.bare(mean(chosen.stability), 'index')) : '',
    chosen && Number.isFinite(chosen.reference)
      ? c.silhouette(f.bare(chosen.silhouette, 'index'), f.bare(chosen.reference, 'index'))
      : c.silhouetteAlone(silhouette),
    ...facts.findings.map(({ kind, segments }) =>
      kind === 'one' ? c.one(f.list(segments.map(name))) : c.unstable(name(segments[0]!)),
    ),
  ];
  const methods = methodsTable(words);
  const worth = facts.segments.some((segment) => segment.worth !== null);
  const poor = facts.worthChecks.some(({ grade }) => grade === 'poor');
  const body: Block[] = [
    chosen ? (facts.separated ? blocks.lead(c.separated) : blocks.warning(c.notSeparated)) : blocks.plain(''),
    blocks.list(lines.filter(Boolean)),
    ...(facts.silhouettes.bars.length > 0 ? [{ kind: 'picture', slot: silhouetteSlot(words) } as const] : []),
    ...(facts.used.length > 0 ? [{ kind: 'picture', slot: profileSlot(words) } as const] : []),
    ...(facts.candidates.length > 0 ? [blocks.table(candidatesTable(words))] : []),
    ...(methods.rows.length > 0
      ? [blocks.table(methods), blocks.soft(c.methodsHelp)]
      : [blocks.soft(c.noMethods)]),
    blocks.soft(worth ? `${c.worth}${poor ? ` ${c.worthPoor}` : ''}` : c.noWorth),
  ];
  return blocks.page(c.title, body);
}
