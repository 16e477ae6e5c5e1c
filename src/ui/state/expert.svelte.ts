/** Whether everything that is folded away for experts stands open. For this visit only, like all of the page. */
export const expert = $state({ on: false });

/** Attached to `details`: opened and closed by the switch, and in between by the person. */
export function forExperts(details: HTMLDetailsElement): void {
  details.open = expert.on;
}
