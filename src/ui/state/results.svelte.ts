import type { OptionSpecs } from '../../base/options';
import type { Comparison } from '../../engine/cluster/compare';
import type { Choice } from '../../engine/cluster/types';
import { stageKey, type FileRef } from '../../engine/pipeline';
import type { Settings } from '../../engine/settings';
import type { ExplanationView } from '../../worker/explanation-view';
import type { DataView, FeaturesView, SegmentsView } from '../../worker/views';
import { statusOf, stepKey, type StepId, type StepStatus } from './steps';

export interface Views {
  readonly data: DataView;
  readonly customers: FeaturesView;
  readonly segments: SegmentsView;
  readonly understand: ExplanationView;
}
type Held = { readonly [S in StepId]?: { readonly key: string; readonly view: Views[S] } };

/** What results rest on. */
interface Basis {
  readonly files: readonly FileRef[];
  readonly settings: Settings;
}

/** What was last worked out, each with the key of what it rests on: while the keys agree it is true. */
export class Results {
  private held = $state.raw<Held>({});
  /** The last sweep over the number of segments, what it was made for, and the settings that it can depend on. */
  private sweep = $state.raw<{
    readonly key: string;
    readonly options: OptionSpecs;
    readonly choice: Choice;
  } | null>(null);
  private compared = $state.raw<{ readonly key: string; readonly view: Comparison } | null>(null);

  /** @param basis the files and settings on the screen. */
  constructor(private readonly basis: () => Basis) {}

  /** The last view of a step, even when it is stale. */
  view<S extends StepId>(step: S): Views[S] | null {
    return (this.held[step] as { view: Views[S] } | undefined)?.view ?? null;
  }

  status(step: StepId): StepStatus {
    return statusOf(this.held[step]?.key, this.keyOf(step), this.basis().files.length > 0);
  }

  /** Whether the last view of a step, as long as the files stay, is true under these settings. */
  holds(step: StepId, settings: Settings): boolean {
    return this.held[step]?.key === stepKey(step, this.basis().files, settings);
  }

  /** What the data propose as the number of segments, also while the person has set another. */
  get proposal(): Choice | null {
    return this.sweep && this.sweep.key === this.sweepKey(this.sweep.options) ? this.sweep.choice : null;
  }

  /** The last comparison of methods, while it is still true. */
  get comparison(): Comparison | null {
    return this.compared?.key === this.comparisonKey ? this.compared.view : null;
  }

  /** Keeps what was worked out of the files and settings on the screen. */
  keep<S extends StepId>(step: S, view: Views[S]): void {
    this.held = { ...this.held, [step]: { key: this.keyOf(step), view } };
    if ('choice' in view && view.choice) {
      const { options, choice } = view;
      this.sweep = { key: this.sweepKey(options), options, choice };
    }
  }

  keepComparison(view: Comparison): void {
    this.compared = { key: this.comparisonKey, view };
  }

  clear(): void {
    this.held = {};
    this.sweep = this.compared = null;
  }

  private keyOf(step: StepId): string {
    const { files, settings } = this.basis();
    return stepKey(step, files, settings);
  }

  private get comparisonKey(): string {
    const { files, settings } = this.basis();
    return stageKey('compare', files, settings);
  }

  /** What a sweep rests on: the customers, and every setting of its method but the number itself. */
  private sweepKey({ k: _, ...options }: OptionSpecs): string {
    const { cluster } = this.basis().settings;
    const set = Object.entries(options).map(([name, spec]) => cluster[name] ?? spec.default);
    return JSON.stringify([this.keyOf('customers'), set]);
  }
}
