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

/**
 * Waits until the status line says what was found, or something else; a test library's own search through the page
 * would count as a long task.
 */
export const untilFound = (page: Page, found: boolean, timeout = 600_000): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      /^Found/.test(document.querySelector('.rail [role=status]')?.textContent?.trim() ?? '') === wanted,
    found,
    { polling: 100, timeout },
  );

/** Longest task in milliseconds from `begin` to the end of the work, and from the one that shows what was found on. */
export const longestTasks = (
  page: Page,
  begin: number,
): Promise<{ longestTaskMs: number; drawingTaskMs: number }> =>
  page.evaluate((from) => {
    const { tasks, found } = (window as unknown as { watched: Watched }).watched;
    const longest = (list: [number, number][]) => Math.max(0, ...list.map(([, duration]) => duration));
    return {
      longestTaskMs: longest(tasks.filter(([start, duration]) => start >= from && start + duration < found)),
      drawingTaskMs: longest(tasks.filter(([start, duration]) => start + duration >= found)),
    };
  }, begin);
