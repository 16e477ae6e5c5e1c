import type { Page } from 'playwright-core';

interface Watched {
  /** Start and duration of each main-thread task of 50 ms or more. */
  tasks: [number, number][];
  /** When the status line last began to say what was found. */
  found: number;
}

/** Runs in the page before its own scripts. */
export function watchLongTasks(): void {
  const watched: Watched = { tasks: [], found: Infinity };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.tasks.push([startTime, duration]);
  }).observe({ entryTypes: ['longtask'] });
  new MutationObserver(() => {
    const said = /^Found/.test(document.querySelector('[role=status]')?.textContent?.trim() ?? '');
    if (!said) watched.found = Infinity;
    else if (watched.found === Infinity) watched.found = performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Longest task in milliseconds from `begin` to the end of the work, and afterwards, while the map is drawn. */
export const longestTasks = (
  page: Page,
  begin: number,
): Promise<{ longestTaskMs: number; drawingTaskMs: number }> =>
  page.evaluate((from) => {
    const { tasks, found } = (window as unknown as { watched: Watched }).watched;
    const longest = (list: [number, number][]) => Math.max(0, ...list.map(([, duration]) => duration));
    return {
      longestTaskMs: longest(tasks.filter(([start]) => start >= from && start < found)),
      drawingTaskMs: longest(tasks.filter(([start]) => start >= found)),
    };
  }, begin);
