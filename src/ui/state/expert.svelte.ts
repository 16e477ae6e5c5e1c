/** Whether everything that is folded away for experts stands open. For this visit only, like all of the page. */
export const expert = $state({ on: false });
