import type { LedgerEntry } from '../../../privacy/ledger';
import type { ReportFacts } from './facts/facts';
import type { Figures } from './figures';
import type { ReportText } from './text/text';

/** A file that was read, with the SHA-256 of its bytes in hexadecimal. */
export interface InputFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** A setting as it was used, in words. */
export interface UsedSetting {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What `value` says, where it is one of several choices. */
  readonly choice?: string;
  /** What `value` says, where it may be a fraction. */
  readonly fraction?: number;
}

/** What the report says of its own making. */
export interface About {
  readonly version: string;
  /** When it was made, by the clock of the page: days since 1970-01-01 in its time zone. */
  readonly day: number;
  readonly inputs: readonly InputFile[];
  /** SHA-256 of the list of the files' hashes. */
  readonly inputsHash: string;
  readonly settings: readonly UsedSetting[];
  readonly ledger: readonly Pick<LedgerEntry, 'title' | 'file'>[];
}

/** All that a part of the report is written from. */
export interface Words {
  readonly facts: ReportFacts;
  readonly about: About;
  readonly t: ReportText;
  readonly f: Figures;
}
