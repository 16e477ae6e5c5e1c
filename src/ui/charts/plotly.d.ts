declare module 'plotly.js-dist-min' {
  /** What was drawn around: a box, or the corners of a lasso. */
  interface PlotlySelected {
    readonly range?: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
    readonly lassoPoints?: { readonly x: readonly number[]; readonly y: readonly number[] };
  }
  interface PlotlyElement extends HTMLElement {
    on(event: 'plotly_click', listener: (event: { points: { curveNumber: number }[] }) => void): void;
    on(event: 'plotly_selected', listener: (event: PlotlySelected | undefined) => void): void;
    on(event: 'plotly_deselect', listener: () => void): void;
    removeAllListeners(event: string): void;
  }
  const plotly: {
    react(
      element: HTMLElement,
      data: readonly object[],
      layout: object,
      config: object,
    ): Promise<PlotlyElement>;
    purge(element: HTMLElement): void;
    /** With `imageDataOnly`: markup of an SVG, base64 of the others. */
    toImage(
      figure: { readonly data: readonly object[]; readonly layout: object },
      options: {
        readonly format: 'svg' | 'png';
        readonly width: number;
        readonly height: number;
        readonly scale: number;
        readonly imageDataOnly: true;
      },
    ): Promise<string>;
    Plots: { resize(element: HTMLElement): Promise<void> };
  };
  export default plotly;
}
