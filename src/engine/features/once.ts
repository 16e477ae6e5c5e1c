import type { Activity } from './activity';

/**
 * Several features may rest on one pass over the lines: the result is made once for each activity and key, and
 * shared. It goes with the activity, and must not be changed.
 */
export function once<T, K extends string | undefined = undefined>(
  make: (activity: Activity, key: K) => T,
): (activity: Activity, key?: K) => T {
  const made = new WeakMap<Activity, Map<string, T>>();
  return (activity, key) => {
    let held = made.get(activity);
    if (!held) made.set(activity, (held = new Map()));
    const name = key ?? '';
    if (!held.has(name)) held.set(name, make(activity, key as K));
    return held.get(name)!;
  };
}
