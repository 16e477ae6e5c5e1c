import type { Activity } from './activity';

/**
 * Several features may rest on one pass over the lines: the result is made once for each activity and shared. It
 * goes with the activity, and must not be changed.
 */
export function once<T>(make: (activity: Activity) => T): (activity: Activity) => T {
  const made = new WeakMap<Activity, { readonly value: T }>();
  return (activity) => {
    let held = made.get(activity);
    if (!held) made.set(activity, (held = { value: make(activity) }));
    return held.value;
  };
}
