import type { ChartTheme } from './figure';

/** Reads the page's tokens as colors that Plotly understands. */
export function readTheme(page: HTMLElement): ChartTheme {
  const probe = document.createElement('span');
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
