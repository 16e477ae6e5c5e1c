import * as blocks from './blocks';
import type { Block, Part } from './model';
import { filesTable, settingsTable } from './tables/making';
import type { Words } from './words';

/** How the answer came about, so that somebody else can come to it again. */
export function methodPart(words: Words): Part {
  const { facts, about, t, f } = words;
  const m = t.method;
  const features = facts.used.map((place) => facts.features[place]!.label);
  const settings = settingsTable(words);
  const body: Block[] = [
    blocks.list([m.reading, m.describing, m.shaping, m.grouping, m.naming, m.profiles]),
    blocks.facts([
      [m.algorithm, m.algorithms(facts.algorithm, facts.algorithm)],
      [t.columns.k, f.count(facts.segments.length)],
      [m.seed, String(facts.seed)],
      [m.reference, f.day(facts.referenceDay)],
      [m.features, f.list(features)],
      [m.version, about.version],
    ]),
    ...(settings.rows.length > 0 ? [blocks.table(settings)] : []),
    blocks.table(filesTable(words)),
    blocks.soft(m.inputsHelp(about.inputsHash)),
  ];
  return blocks.page(m.title, body);
}
