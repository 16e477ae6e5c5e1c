import type { Figures } from './figures';
import type { Block, Cell, DrawnPicture, GlanceLine, Part, PictureSlot, ReportModel, Table } from './model';
import { colorOf, STYLE } from './style';
import type { ReportText } from './text/text';

/** The report loads nothing and runs nothing, whoever opens it. */
export const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Everything that is not ours goes through here: file names, headers, names of segments. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The only addresses that a picture may have. */
const PICTURE = /^data:image\/(png;base64,[A-Za-z0-9+/=]+|svg\+xml(;charset=utf-8)?,[\w%.~!*'()-]+)$/;

interface Page {
  readonly t: ReportText;
  readonly f: Figures;
  readonly pictures: ReadonlyMap<string, DrawnPicture>;
  readonly mark: (segment: number) => string;
}

/**
 * Writes the report as one HTML page that stands alone: no script, no link, no request; pictures and styles inside.
 *
 * @param pictures those that were drawn; a slot without one shows its table.
 */
export function reportHtml(
  model: ReportModel,
  pictures: readonly DrawnPicture[],
  marks: readonly string[],
  t: ReportText,
  f: Figures,
): string {
  const page: Page = {
    t,
    f,
    pictures: new Map(pictures.filter(({ source }) => PICTURE.test(source)).map((each) => [each.id, each])),
    mark: (segment) => markHtml(segment, marks),
  };
  return [
    `<!doctype html><html lang="${escaped(model.language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${REPORT_POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<title>${escaped(`${model.title}: ${model.subtitle}`)}</title><style>${STYLE}</style></head><body>`,
    `<header><h1>${escaped(model.title)}</h1><p class="soft">${escaped(model.subtitle)}</p></header>`,
    `<main>${model.parts.map((part) => sectionHtml(part, page)).join('')}</main>`,
    `<footer><p>${escaped(model.madeBy)}</p></footer></body></html>`,
  ].join('\n');
}

const sectionHtml = (part: Part, page: Page): string =>
  `<section${part.newPage ? ' class="page"' : ''}><h2>${part.segment === null ? '' : page.mark(part.segment)}${escaped(part.title)}</h2>${part.blocks.map((block) => blockHtml(block, page)).join('')}</section>`;

function blockHtml(block: Block, page: Page): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text === ''
        ? ''
        : `<p${block.tone === 'plain' ? '' : ` class="${block.tone}"`}>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<dl>${block.items.map(([term, detail]) => `<dt>${escaped(term)}</dt><dd>${escaped(detail)}</dd>`).join('')}</dl>`;
    case 'table':
      return block.shown === 'folded'
        ? `<details class="print-off"><summary>${escaped(block.table.title)}</summary>${tableHtml(block.table, page, false)}</details>`
        : tableHtml(block.table, page, block.shown === 'titled');
    case 'picture':
      return pictureHtml(block.slot, page);
    case 'glance':
      return `<ul class="glance">${block.lines.map((line) => glanceHtml(line, page)).join('')}</ul>`;
    case 'part':
      return partHtml(block.part, page);
    case 'columns':
      return `<div class="columns">${block.parts.map((part) => `<div>${partHtml(part, page)}</div>`).join('')}</div>`;
  }
}

const partHtml = ({ title, blocks }: Part, page: Page): string =>
  `<h3>${escaped(title)}</h3>${blocks.map((each) => blockHtml(each, page)).join('')}`;

function glanceHtml({ segment, name, sentence, bars, sure }: GlanceLine, page: Page): string {
  const bar = ({ share, text }: GlanceLine['bars'][number]) =>
    `<div class="bar"><span><i style="width:${(100 * Math.min(1, Math.max(0, share ?? 0))).toFixed(1)}%;background:${colorOf(segment)}"></i></span>${escaped(text)}</div>`;
  const certain = sure ? `<p class="soft">${escaped(`${page.t.answer.sure}: ${sure}`)}</p>` : '';
  return `<li><div>${page.mark(segment)}<b>${escaped(name)}</b><p>${escaped(sentence)}</p>${certain}</div><div>${bars.map(bar).join('')}</div></li>`;
}

function pictureHtml({ id, title, alt, note, table }: PictureSlot, page: Page): string {
  const picture = page.pictures.get(id);
  const caption = note ? `<figcaption>${escaped(note)}</figcaption>` : '';
  if (!picture)
    return `${tableHtml({ ...table, title }, page, true)}${note ? `<p class="soft">${escaped(note)}</p>` : ''}`;
  return [
    `<figure><h3>${escaped(title)}</h3>`,
    `<img src="${picture.source}" alt="${escaped(alt)}" width="${Math.round(picture.width)}" height="${Math.round(picture.height)}">`,
    `${caption}<details><summary>${escaped(page.t.pictureTable)}</summary>${tableHtml(table, page, false)}</details></figure>`,
  ].join('');
}

function tableHtml({ id, title, columns, rows, marks }: Table, page: Page, titled: boolean): string {
  const head = columns.map(
    ({ label, right }) => `<th scope="col"${right ? ' class="n"' : ''}>${escaped(label)}</th>`,
  );
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      const mark = c === 0 && marks ? page.mark(marks[r]!) : '';
      const kind = columns[c]!.right ? ' class="n"' : id === 'files' && c === 2 ? ' class="hash"' : '';
      return `<td${kind}>${mark}${escaped(cellText(cell, page))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const caption = titled ? `<caption>${escaped(title)}</caption>` : '';
  return `<div class="wide"><table>${caption}<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function cellText(cell: Cell, { f }: Page): string {
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'hidden') return '•';
  return cell.kind === 'day' ? f.day(cell.day) : f.bare(cell.value, cell.unit);
}

/** The shape of a segment beside its name: color is never the only sign. */
function markHtml(segment: number, marks: readonly string[]): string {
  const path = marks[segment % Math.max(1, marks.length)];
  if (!path) return '';
  const color = colorOf(segment);
  const paint =
    segment >= marks.length ? `fill="none" stroke="${color}" stroke-width="2"` : `fill="${color}"`;
  return `<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path ${paint} d="${escaped(path)}"/></svg>`;
}
