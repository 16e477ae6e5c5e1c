import * as blocks from './blocks';
import type { Block, Part } from './model';
import { revenueSlot, squaresSlot } from './slots';
import { cleaningTable, qualityTable, sourcesTable, verdictsTable } from './tables/data';
import type { Words } from './words';

/** What the data can bear and what they can't: verdicts, quality, files, cleaning. */
export function limitsPart(words: Words): Part {
  const { facts, t } = words;
  const body: Block[] = [
    blocks.table(verdictsTable(words)),
    blocks.table(qualityTable(words)),
    blocks.soft(t.limits.qualityHelp),
    blocks.table(sourcesTable(words)),
    facts.cleaning.length > 0 ? blocks.table(cleaningTable(words)) : blocks.plain(t.limits.noCleaning),
    ...(facts.concentration ? [{ kind: 'picture', slot: revenueSlot(words) } as const] : []),
    ...(facts.squares ? [{ kind: 'picture', slot: squaresSlot(words) } as const] : []),
  ];
  return blocks.page(t.limits.title, body);
}
