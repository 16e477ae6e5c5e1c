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
  const theme = {
    ink: color('--ink'),
    soft: color('--soft'),
    line: color('--line'),
    card: color('--card'),
    font: getComputedStyle(page).fontFamily,
  };
  // Segments keep their colors where the device forces its own on text and ground.
  probe.style.setProperty('forced-color-adjust', 'none');
  const segments = Array.from({ length: 8 }, (_, i) => color(`--seg-${i + 1}`));
  probe.remove();
  return { ...theme, segments };
}
