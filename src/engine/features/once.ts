import { drain, type Steps } from '../../base/steps';
import type { Activity } from './activity';

/**
 * Several features may rest on one pass over the lines: the result is made once for each activity and key, and
 * shared. It goes with the activity, and must not be changed.
 */
export function once<T, K extends string | undefined = undefined>(
  make: (activity: Activity, key: K) => T,
): (activity: Activity, key?: K) => T {
  const held = holder<T>();
  return (activity, key) => {
    const made = held(activity);
    const name = key ?? '';
    if (!made.has(name)) made.set(name, make(activity, key as K));
    return made.get(name)!;
  };
}

/** The same for what takes long: `steps` makes it with pauses, `of` gives what is made, or makes it in one go. */
export function onceInSteps<T, K extends string>(
  make: (activity: Activity, key: K) => Steps<T>,
): { of(activity: Activity, key: K): T; steps(activity: Activity, key: K): Steps<T> } {
  const held = holder<T>();
  function* steps(activity: Activity, key: K): Steps<T> {
    const made = held(activity);
    if (!made.has(key)) made.set(key, yield* make(activity, key));
    return made.get(key)!;
  }
  return { steps, of: (activity, key) => drain(steps(activity, key)) };
}

function holder<T>(): (activity: Activity) => Map<string, T> {
  const all = new WeakMap<Activity, Map<string, T>>();
  return (activity) => {
    let made = all.get(activity);
    if (!made) all.set(activity, (made = new Map()));
    return made;
  };
}
