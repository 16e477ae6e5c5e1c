import type { ChartTheme } from '../charts/figure';
import { readTheme } from '../charts/theme';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Light, dark, or as the device has it. Kept for this visit only: nothing goes into any storage. */
export class Appearance {
  choice = $state<ThemeChoice>('system');
  charts = $state.raw<ChartTheme>(readTheme(document.body));

  constructor() {
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
      matchMedia(query).addEventListener('change', () => this.read());
  }

  /** Colors for a file: light, whatever the page is. */
  get paper(): ChartTheme {
    return readTheme(document.body, 'paper');
  }

  next(): void {
    const choice = themeChoices[(themeChoices.indexOf(this.choice) + 1) % themeChoices.length]!;
    this.choice = choice;
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    this.read();
  }

  private read(): void {
    this.charts = readTheme(document.body);
  }
}
