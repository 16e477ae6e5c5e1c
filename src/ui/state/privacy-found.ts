import type { SpecialCategory } from '../../privacy/roles';
import type { Settings } from '../../engine/settings';
import type { FileView } from '../../worker/views';

/** A column that speaks of a special category, with the reason to use it where there is one. */
export interface SpecialColumn {
  readonly file: string;
  readonly fileId: string;
  readonly index: number;
  readonly header: string;
  readonly category: SpecialCategory;
  readonly why: string;
  readonly reason: string;
}

/** A column that names people, and whether it is kept. */
export interface NamingColumn {
  readonly header: string;
  readonly why: string;
}

export interface PrivacyFound {
  readonly special: readonly SpecialColumn[];
  readonly identifiers: readonly NamingColumn[];
  readonly quasi: readonly NamingColumn[];
}

/** What all files give away about people, columns of one header once. */
export function privacyFound(files: readonly FileView[], settings: Settings): PrivacyFound {
  const columns = files.flatMap((file) => file.guess.columns.map((column) => ({ file, ...column })));
  const naming = (role: 'identifier' | 'quasi') => {
    const seen = new Map<string, NamingColumn>();
    for (const { header, privacy } of columns)
      if (privacy.role === role) seen.set(header, { header, why: privacy.reason });
    return [...seen.values()];
  };
  return {
    special: columns
      .filter(({ privacy }) => privacy.role === 'sensitive')
      .map(({ file, index, header, privacy }) => ({
        file: file.guess.name,
        fileId: file.id,
        index,
        header,
        category: privacy.category!,
        why: privacy.reason,
        reason: settings.privacy.columns[file.id]?.[index]?.trim() ?? '',
      })),
    identifiers: naming('identifier'),
    quasi: naming('quasi'),
  };
}

/** Settings with a reason to use a column of a special category; '' leaves it out again. */
export function withReason(
  { privacy }: Settings,
  { fileId, index }: Pick<SpecialColumn, 'fileId' | 'index'>,
  reason: string,
): Settings['privacy'] {
  const { [index]: _, ...others } = privacy.columns[fileId] ?? {};
  const columns = reason.trim() === '' ? others : { ...others, [index]: reason.trim() };
  return { ...privacy, columns: { ...privacy.columns, [fileId]: columns } };
}

/** Settings with a reason to use the products of a category; '' leaves them out again. */
export function withProductReason(
  { privacy }: Settings,
  category: SpecialCategory,
  reason: string,
): Settings['privacy'] {
  const { [category]: _, ...others } = privacy.products;
  return { ...privacy, products: reason.trim() === '' ? others : { ...others, [category]: reason.trim() } };
}
