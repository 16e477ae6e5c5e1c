import type { Leaving } from './ledger';

/** A picture on its way out. */
export interface PictureRequest {
  readonly title: string;
  /** Whether its marks stand for groups or for single customers; no picture names a customer. */
  readonly shows: 'groups' | 'customers';
}

/** What is said of a picture that leaves, before and after. */
export interface ReleasedPicture {
  readonly summary: string;
  readonly leaving: Leaving;
}

/**
 * The gate for pictures. They hold marks, never a customer's name or number; one whose marks are single customers says
 * so, since somebody who knows a customer may find them by what is unusual.
 */
export function releasePicture({ title, shows }: PictureRequest): ReleasedPicture {
  const single = shows === 'customers';
  return {
    summary: single
      ? 'Its marks are single customers, without names or numbers.'
      : 'It shows groups, no single customer.',
    leaving: { title, rows: 0, columns: [], people: single ? 'unnamed' : 'none', picture: true },
  };
}
