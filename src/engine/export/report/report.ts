import { answerPart, picturesPart, titleOf } from './answer';
import { certaintyPart } from './certainty';
import { limitsPart } from './limits';
import { methodPart } from './method';
import type { Block, Part, ReportModel, Table } from './model';
import { privacyPart } from './privacy-notes';
import { segmentPart } from './segment-part';
import { candidatesTable, methodsTable } from './tables/clustering';
import { cleaningTable, qualityTable, sourcesTable, verdictsTable } from './tables/data';
import { filesTable, settingsTable } from './tables/making';
import { profilesTable, rulesTable, segmentsTable } from './tables/segments';
import type { Words } from './words';

/** The report as a document: the answer first, then each segment, then what stands behind it. */
export function reportModel(words: Words, language: string): ReportModel {
  const { facts, t } = words;
  const [title, subtitle] = titleOf(words);
  return {
    language,
    title,
    subtitle,
    madeBy: t.madeBy(words.about.version, words.f.day(words.about.day)),
    parts: [
      answerPart(words),
      picturesPart(words),
      ...facts.segments.map((segment) => segmentPart(segment, words)),
      certaintyPart(words),
      limitsPart(words),
      methodPart(words),
      privacyPart(words),
    ],
  };
}

/** The same as tables, one a sheet. */
export function reportTables(words: Words): Table[] {
  const { t } = words;
  const named = (table: Table, title: string): Table => ({ ...table, title });
  return [
    aboutTable(words),
    named(segmentsTable(words), t.sheets.segments),
    named(profilesTable(words), t.sheets.profiles),
    named(rulesTable(words), t.sheets.rules),
    named(candidatesTable(words), t.sheets.candidates),
    named(methodsTable(words), t.sheets.methods),
    named(verdictsTable(words), t.sheets.verdicts),
    named(qualityTable(words), t.sheets.quality),
    named(sourcesTable(words), t.sheets.sources),
    named(cleaningTable(words), t.sheets.cleaning),
    named(settingsTable(words), t.sheets.settings),
    named(filesTable(words), t.sheets.files),
  ].filter(({ rows }) => rows.length > 0);
}

/** What a reader of the workbook alone has to know. */
function aboutTable(words: Words): Table {
  const { facts, t } = words;
  const [title, subtitle] = titleOf(words);
  const lines = [
    title,
    subtitle,
    t.madeBy(words.about.version, words.f.day(words.about.day)),
    t.hiddenNote(facts.k),
    ...textsOf(privacyPart(words)),
  ];
  return {
    id: 'about',
    title: t.sheets.about,
    columns: [{ label: t.sheets.about, right: false }],
    rows: lines.filter(Boolean).map((line) => [{ kind: 'text', text: line }]),
  };
}

const textsOf = (part: Part): string[] =>
  part.blocks.flatMap((block: Block) =>
    block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
  );
