import type {
  ColumnGuess,
  ColumnType,
  FileGuess,
  FileOverrides,
  Role,
  SourceGuess,
  TableKind,
} from '../../engine/collect/types';
import { keptRole } from '../../engine/collect/columns/kept-role';
import type { Settings } from '../../engine/settings';
import type { FileView } from '../../worker/views';

/** A column as it will be read: the guess with the person's corrections. */
export interface Understood {
  readonly guess: ColumnGuess;
  readonly role: Role;
  readonly type: ColumnType;
  /** The person decided. */
  readonly corrected: boolean;
  /** Only a person can settle it, and has not. */
  readonly doubtful: boolean;
}

/** Below this a guess is shown as a question. */
export const DOUBT = 0.6;

export function understood(file: FileView, settings: Settings): readonly Understood[] {
  const columns = settings.files[file.id]?.columns ?? {};
  return file.guess.columns.map((guess) => {
    const own = columns[guess.index];
    const reason = settings.privacy.columns[file.id]?.[guess.index];
    const role = keptRole(guess.privacy, own?.role ?? guess.role, reason);
    const settled = own !== undefined || role === 'ignore';
    return {
      guess,
      role,
      type: own?.type ?? guess.type,
      corrected: own !== undefined,
      doubtful: !settled && (guess.question !== undefined || (matters(role) && guess.confidence < DOUBT)),
    };
  });
}

/** The columns of a file whose question nobody has answered; until then they are read as `type` says. */
export const openQuestions = (file: FileView, settings: Settings): readonly Understood[] =>
  understood(file, settings).filter(({ doubtful, guess }) => doubtful && guess.question !== undefined);

const matters = (role: Role) => role !== 'attribute' && role !== 'text';

export const kindOf = (file: FileView, settings: Settings): TableKind =>
  settings.files[file.id]?.kind ?? file.guess.kind;

/** Whether some file tells who bought, when, for how much, as far as its first rows show. */
export const seemsReady = (files: readonly FileView[], settings: Settings): boolean =>
  files.some((file) => {
    if (!['orders', 'order-lines', 'unknown'].includes(kindOf(file, settings))) return false;
    const columns = understood(file, settings);
    const has = (role: Role) => columns.some((column) => column.role === role && !column.doubtful);
    return (
      (has('customer') || has('email')) && has('date') && (has('amount') || (has('quantity') && has('price')))
    );
  });

/** Settings with one correction more; a column's role and type are corrected apart. */
export function corrected(
  settings: Settings,
  fileId: string,
  index: number,
  change: { readonly role?: Role; readonly type?: ColumnType },
): Settings['files'] {
  const file = settings.files[fileId] ?? {};
  const columns = { ...file.columns, [index]: { ...file.columns?.[index], ...change } };
  return { ...settings.files, [fileId]: { ...file, columns } };
}

/** What a file may be, the likeliest first: a known export, or what its columns say one by one. */
export function sourcesOf({
  source,
  alternatives,
  kind,
  reason,
  columns,
}: FileGuess): readonly SourceGuess[] {
  const generic: SourceGuess = {
    id: 'generic',
    label: '',
    kind,
    matched: columns.length,
    of: columns.length,
    reason,
    roles: Object.fromEntries(
      columns.flatMap(({ index, role }) => (role === 'ignore' ? [] : [[index, role]])),
    ),
  };
  return [source ?? generic, ...alternatives];
}

/** The one of `sourcesOf` that counts: the person's choice, else the likeliest. */
export const sourceOf = (file: FileView, settings: Settings): SourceGuess => {
  const sources = sourcesOf(file.guess);
  return sources.find(({ id }) => id === settings.files[file.id]?.source) ?? sources[0]!;
};

/** Settings with a file taken for another export: its kind and roles follow, how its cells are written stays. */
export function takenFor(file: FileView, settings: Settings, source: SourceGuess): Settings['files'] {
  const before = settings.files[file.id]?.columns;
  const columns: Record<number, NonNullable<FileOverrides['columns']>[number]> = {};
  for (const { index, role } of file.guess.columns) {
    const next = source.roles[index] ?? 'ignore';
    const type = before?.[index]?.type;
    if (next !== role || type)
      columns[index] = { ...(next !== role && { role: next }), ...(type && { type }) };
  }
  return { ...settings.files, [file.id]: { source: source.id, kind: source.kind, columns } };
}
