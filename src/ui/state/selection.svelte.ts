import type { Outline } from '../../engine/analyze/area';
import type { Condition, Selection as Conditions } from '../../engine/analyze/selection';
import type { MapKind } from '../../engine/analyze/types';
import type { Settings } from '../../engine/settings';
import type { SelectionMore, SelectionView } from '../../worker/selection-view';
import type { TaskInput, TaskName, TaskResult } from '../../worker/tasks';
import type { SegmentsView } from '../../worker/views';

type Ask = <N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  signal: AbortSignal,
) => Promise<TaskResult<N> | null>;

interface Held {
  /** The segments among which the customers were selected: with others there is no selection. */
  readonly view: SegmentsView;
  readonly settings: Settings;
  readonly conditions: Conditions;
  /** The last answer, of the conditions before these until their own comes. */
  readonly found: SelectionView | null;
  readonly more: SelectionMore | null;
  /** What `found` answers: these conditions, or those before them. */
  readonly answered: Conditions;
}

const NONE: Conditions = [];

/** The segment that these conditions select whole; null for any others. */
export function wholeSegment([condition, ...others]: Conditions): number | null {
  if (others.length > 0 || condition?.kind !== 'segments' || condition.segments.length !== 1) return null;
  return condition.segments[0]!;
}

/** What was drawn on a map. */
export const outlinesOn = (conditions: Conditions, map: MapKind): readonly Outline[] =>
  conditions.flatMap((one) => (one.kind === 'area' && one.map === map ? [one.outline] : []));

/** The customers a person selected, followed by every view. No setting: new segments begin without one. */
export class Selection {
  /** Whether what is selected next must hold beside what is selected already. */
  narrowing = $state(false);
  private held = $state.raw<Held | null>(null);
  private asking: AbortController | null = null;

  constructor(private readonly ask: Ask) {}

  conditions(view: SegmentsView): Conditions {
    return this.of(view)?.conditions ?? NONE;
  }

  /** The conditions that `found` answers: what a picture shows, so that it is drawn once for each answer. */
  shown(view: SegmentsView): Conditions {
    return this.of(view)?.answered ?? NONE;
  }

  /** How many they are and who; null without a selection and until it is known. */
  found(view: SegmentsView): SelectionView | null {
    return this.of(view)?.found ?? null;
  }

  /** What they are like; null until it is known. */
  more(view: SegmentsView): SelectionMore | null {
    return this.of(view)?.more ?? null;
  }

  /** Whether what is shown belongs to the conditions before. */
  waiting(view: SegmentsView): boolean {
    const held = this.of(view);
    return held !== null && held.answered !== held.conditions;
  }

  /** The one segment that is selected whole; null for any other selection. */
  segment(view: SegmentsView): number | null {
    return wholeSegment(this.conditions(view));
  }

  /** Selects the customers for whom these conditions hold; none: selects nobody, and nothing steps back. */
  async set(view: SegmentsView, settings: Settings, conditions: Conditions): Promise<void> {
    this.asking?.abort();
    if (conditions.length === 0) return this.clear();
    const { signal } = (this.asking = new AbortController());
    const before = this.of(view);
    let held: Held = {
      view,
      settings,
      conditions,
      found: before?.found ?? null,
      more: before?.more ?? null,
      answered: before?.answered ?? NONE,
    };
    this.held = held;
    const found = await this.ask('selection', { settings, selection: conditions }, signal);
    if (signal.aborted) return;
    if (!found) return this.clear();
    this.held = held = { ...held, found, answered: conditions };
    const more = await this.ask('selectionMore', { settings, selection: conditions }, signal);
    if (!signal.aborted) this.held = { ...held, more };
  }

  /** Selects by these conditions alone or, while narrowing, what they leave of the selection. */
  pick(view: SegmentsView, settings: Settings, picked: readonly Condition[]): Promise<void> {
    return this.set(view, settings, this.narrowing ? [...this.conditions(view), ...picked] : picked);
  }

  /** Selects a whole segment, and nobody when just that is selected. */
  toggle(view: SegmentsView, settings: Settings, segment: number): Promise<void> {
    if (this.segment(view) === segment) return this.set(view, settings, []);
    return this.pick(view, settings, [{ kind: 'segments', segments: [segment] }]);
  }

  clear(): void {
    this.asking?.abort();
    this.asking = this.held = null;
    this.narrowing = false;
  }

  private of(view: SegmentsView): Held | null {
    return this.held?.view === view ? this.held : null;
  }
}
