/** A value with what it was before and what was undone. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

const DEPTH = 100;

export const newHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** Takes a new value; what was undone before is dropped, and so are steps older than a hundred. */
export const record = <T>({ past, present }: History<T>, next: T): History<T> => ({
  past: [...past, present].slice(-DEPTH),
  present: next,
  future: [],
});

export function undo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future] };
}

export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[0]!, future: future.slice(1) };
}

/** Undone or, failing that, redone until the value fits; null when no value does. */
export function nearest<T>(history: History<T>, fits: (value: T) => boolean): History<T> | null {
  for (const turn of [undo<T>, redo<T>])
    for (let at = history, next; ; at = next) {
      if (fits(at.present)) return at;
      next = turn(at);
      if (next === at) break;
    }
  return null;
}
