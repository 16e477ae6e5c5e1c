import * as blocks from './blocks';
import type { Part } from './model';
import type { Words } from './words';

/** What was left out for the sake of people, and what left before. */
export function privacyPart({ facts, about, t, f }: Words): Part {
  const p = t.privacy;
  const { objections, held } = facts;
  return blocks.page(p.title, [
    blocks.list([
      p.local,
      p.noPeople,
      p.groups(facts.k),
      p.held(held.counts, held.figures),
      objections === null || objections.found === 0
        ? p.noObjections
        : objections.found === null
          ? p.objectionsFew
          : p.objections(t.people(objections.found, f)),
      p.use,
    ]),
    about.ledger.length === 0
      ? blocks.soft(p.noLedger)
      : blocks.part(p.ledger, [blocks.list(about.ledger.map(({ title, file }) => p.left(title, file)))]),
    blocks.soft(t.hiddenNote(facts.k)),
  ]);
}
