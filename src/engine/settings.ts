import { defaultPrivacy, type PrivacySettings } from '../privacy/settings';
import type { Compute } from '../compute/gpu';
import type { GivenName } from './analyze/given-name';
import type { FileOverrides } from './collect/types';
import type { JoinChoices } from './prepare/join/types';

/**
 * Everything a person can decide, as plain data: the project file, undo and "what is stale" all rest on it.
 * Absent means "as proposed".
 */
export interface Settings {
  /** Corrections of what was understood, by file id. */
  readonly files: Readonly<Record<string, FileOverrides>>;
  /** What is hidden, left out and kept apart. */
  readonly privacy: PrivacySettings;
  /** How files are tied together and who is one customer. */
  readonly join: JoinChoices;
  /** Cleaning steps switched on or off, or answers to their questions, by step id. */
  readonly cleaning: Readonly<Record<string, boolean | string>>;
  /** Options of the value stage: model, horizon, discount rate. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Options of the voice stage. */
  readonly voice: Readonly<Record<string, unknown>>;
  /** Options of the features stage (its catalogue names them). */
  readonly features: Readonly<Record<string, unknown>>;
  /** Options of the cluster stage: algorithm, k (0 = choose), seed and those of the algorithm. */
  readonly cluster: Readonly<Record<string, unknown>>;
  /** Names that a person gave to segments. */
  readonly names: readonly GivenName[];
  /** Where heavy passes run. The results are the same to the bit, so no stage reads it. */
  readonly compute: Compute;
}

export const defaultSettings: Settings = {
  files: {},
  privacy: defaultPrivacy,
  join: {},
  cleaning: {},
  value: {},
  voice: {},
  features: {},
  cluster: {},
  names: [],
  compute: 'auto',
};
