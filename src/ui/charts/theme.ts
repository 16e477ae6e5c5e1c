import type { ChartTheme } from './figure';

/** Reads the page's tokens as colors that Plotly understands. `paper`: for a file, light whatever the page is. */
export function readTheme(page: HTMLElement, ground: 'page' | 'paper' = 'page'): ChartTheme {
  const probe = document.createElement('span');
  if (ground === 'paper') {
    probe.className = 'on-paper';
    probe.style.setProperty('forced-color-adjust', 'none');
  }
  page.append(probe);
  const color = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  /** A ground: where the device forces its colors, it is not that of the text. */
  const groundOf = (token: string) => {
    probe.style.backgroundColor = `var(${token})`;
    return getComputedStyle(probe).backgroundColor;
  };
  const theme = {
    ink: color('--ink'),
    soft: color('--soft'),
    line: color('--line'),
    card: groundOf('--card'),
    font: getComputedStyle(page).fontFamily,
  };
  // Segments keep their colors where the device forces its own on text and ground.
  probe.style.setProperty('forced-color-adjust', 'none');
  const segments = Array.from({ length: 8 }, (_, i) => color(`--seg-${i + 1}`));
  probe.remove();
  return { ...theme, segments };
}
