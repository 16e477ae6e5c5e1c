import type { Role, TableKind } from '../../engine/collect/types';
import type { Settings } from '../../engine/settings';
import type { FileView } from '../../worker/views';
import { kindOf, understood } from './understanding';

/** What files can lack so that nobody's orders are known: no fault, but something to add or to name. */
export const shortfalls = ['no-orders', 'no-customer-column', 'customers-empty', 'no-rows'] as const;
export type Shortfall = (typeof shortfalls)[number];

export const shortfallOf = (code: string | undefined): Shortfall | null =>
  shortfalls.find((each) => each === code) ?? null;

/** What a problem is to the person: an answer, something that is lacking, or a failure; by its title. */
export const troubleOf = (code: string): 'noSegments' | 'notYet' | 'title' =>
  code === 'no-differences' ? 'noSegments' : shortfallOf(code) ? 'notYet' : 'title';

/** Who a line is about. */
const WHO: readonly Role[] = ['customer', 'email', 'phone', 'name', 'company'];
/** Says nothing that people could be grouped by. */
const SILENT: readonly Role[] = [...WHO, 'ignore', 'order', 'postcode', 'url', 'text', 'subject'];

const namesPeople = (file: FileView, settings: Settings) =>
  understood(file, settings).some(({ role }) => WHO.includes(role));

/** Whether a report on campaigns or channels holds only totals: no column says who. */
export const holdsTotals = (file: FileView, settings: Settings): boolean =>
  kindOf(file, settings) === 'campaign' && !namesPeople(file, settings);

/** What files without orders will be good for beside orders: they tell of people, of products, or of nobody. */
export function useOf(files: readonly FileView[], settings: Settings): 'people' | 'products' | 'nobody' {
  if (files.some((file) => namesPeople(file, settings))) return 'people';
  return files.some((file) => kindOf(file, settings) === 'products') ? 'products' : 'nobody';
}

/** A file without orders that segments can be found by all the same. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly kind: 'customers' | 'events';
}

/** A list of people before a list of what they did: the second is taken along with the first. */
export function offerOf(files: readonly FileView[], settings: Settings): Offer | null {
  const bears = (file: FileView, kind: TableKind) => {
    const roles = understood(file, settings).map(({ role }) => role);
    return (
      namesPeople(file, settings) &&
      (kind === 'events' ? roles.includes('date') : roles.some((role) => !SILENT.includes(role)))
    );
  };
  for (const kind of ['customers', 'events'] as const) {
    const file = files.find((each) => kindOf(each, settings) === kind && bears(each, kind));
    if (file) return { id: file.id, name: file.guess.name, kind };
  }
  return null;
}

/** Settings under which each line of the file stands for an order; people are then grouped by who they are. */
export function takenUp({ files, features }: Settings, { id, kind }: Offer): Partial<Settings> {
  return {
    files: { ...files, [id]: { ...files[id], kind: 'orders' } },
    ...(kind === 'customers' && { features: { ...features, profiles: true } }),
  };
}

/** Whether the lines of a list stand for orders because the person took up the offer. */
export const isTakenUp = (file: FileView, settings: Settings): boolean =>
  (file.guess.kind === 'customers' || file.guess.kind === 'events') && kindOf(file, settings) === 'orders';

/** Settings under which the file is a list again. */
export function givenBack({ files, features }: Settings, id: string): Partial<Settings> {
  const { kind: _, ...own } = files[id] ?? {};
  const { profiles: __, ...others } = features;
  return { files: { ...files, [id]: own }, features: others };
}
