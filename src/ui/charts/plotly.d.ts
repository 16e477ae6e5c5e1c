declare module 'plotly.js-dist-min' {
  interface PlotlyElement extends HTMLElement {
    on(event: 'plotly_click', listener: (event: { points: { curveNumber: number }[] }) => void): void;
  }
  const plotly: {
    react(
      element: HTMLElement,
      data: readonly object[],
      layout: object,
      config: object,
    ): Promise<PlotlyElement>;
    purge(element: HTMLElement): void;
    Plots: { resize(element: HTMLElement): Promise<void> };
  };
  export default plotly;
}
