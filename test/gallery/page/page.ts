import { mount, unmount } from 'svelte';
import '../../../src/app.css';
import './wall.css';
import type { ChartTheme, Figure } from '../../../src/ui/charts/figure';
import { alone, heightOfKey, pictureOf } from '../../../src/ui/charts/picture';
import Plot from '../../../src/ui/charts/Plot.svelte';
import { readTheme } from '../../../src/ui/charts/theme';
import type { Download } from '../../../src/worker/views';
import { segmentsOf, type Draw } from '../exhibit';
import { gallery } from '../gallery';
import Framed from './Framed.svelte';

/** Figures that Plotly takes without a word and of which nothing can be seen: the checks must tell them. */
const broken: Readonly<Record<string, Draw>> = {
  'no data': () => ({ data: [{ type: 'scatter', x: [], y: [] }], layout: blank }),
  'an unknown kind of trace': () => ({ data: [{ type: 'no-such-kind', x: [1], y: [1] }], layout: blank }),
  'dots without a color': () => ({
    data: [{ type: 'scattergl', mode: 'markers', x: [1, 2], y: [1, 2], marker: { opacity: 0 } }],
    layout: blank,
  }),
};
const blank = {
  xaxis: { visible: false },
  yaxis: { visible: false },
  plot_bgcolor: '#fff',
  paper_bgcolor: '#fff',
};

const pieces = [
  ...gallery.map(({ chart, name, draw }, at) => ({
    title: `${chart}, ${name}`,
    draw,
    first: gallery[at - 1]?.chart !== chart,
    broken: false,
  })),
  ...Object.entries(broken).map(([name, draw]) => ({
    title: `broken, ${name}`,
    draw,
    first: true,
    broken: true,
  })),
];
const wall = document.querySelector<HTMLElement>('#wall')!;
const WIDTH = 860;
const HEIGHT = 420;
const key = segmentsOf(12);
const saved: Download[] = [];
let hung: Record<string, unknown> | null = null;

const page = {
  pieces: pieces.map(({ title, first, broken }) => ({ title, first, broken })),

  /** Shows one figure as the app does; answers the sentence instead when it is not drawn. */
  async show(at: number): Promise<string | null> {
    if (hung) await unmount(hung);
    hung = null;
    const { draw, title } = pieces[at]!;
    const figure = draw(readTheme(document.body));
    if (typeof figure === 'string') return figure;
    wall.style.height = `${draw.height ?? HEIGHT}px`;
    await new Promise<void>((resolve, reject) => {
      const onfail = () => reject(new Error('not drawn'));
      hung = mount(Plot, { target: wall, props: { figure, label: title, onfail } });
      const observer = new MutationObserver(() => {
        if (!wall.querySelector('.plot.drawn')) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(wall, { subtree: true, attributes: true, childList: true });
    });
    return null;
  },

  /** One figure in the frame that every picture has; `saved` says what was entered in the ledger. */
  async frame(at: number, refusal: string | null): Promise<void> {
    if (hung) await unmount(hung);
    wall.style.height = 'auto';
    saved.length = 0;
    const { draw, title } = pieces[at]!;
    const figure = (theme: ChartTheme) => draw(theme) as Figure;
    hung = mount(Framed, {
      target: wall,
      props: { title, figure, refusal, segments: key, onsaved: (file: Download) => saved.push(file) },
    });
  },
  saved: () => saved.map(({ name, summary, leaving }) => ({ name, summary, leaving })),

  /** The same as a file of the app: on white, with a title and a key of names that a file may bring. */
  file(at: number, format: 'svg' | 'png'): Promise<string> {
    const theme = readTheme(document.body, 'paper');
    const { draw } = pieces[at]!;
    const figure = draw(theme) as Figure;
    const title = segmentsOf(1)[0]!.name;
    const height = (draw.height ?? HEIGHT) + heightOfKey(key.length, WIDTH);
    return pictureOf(alone(figure, { title, key, width: WIDTH }, theme), format, { width: WIDTH, height });
  },

  theme: () => readTheme(document.body),

  /** Elements of a file that run, lead or call elsewhere. */
  foreign(svg: string): number {
    const file = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return [...file.querySelectorAll('*')].filter(
      (element) =>
        ['a', 'script', 'foreignObject', 'iframe', 'use', 'parsererror'].includes(element.localName) ||
        [...element.attributes].some(
          ({ localName, value }) =>
            localName.startsWith('on') ||
            (localName === 'href' && !value.startsWith('data:')) ||
            /url\((?!["']?#)/.test(value),
        ),
    ).length;
  },

  /** Places on the page that lead or call elsewhere, and what moves. */
  faults: () => ({
    links: wall.querySelectorAll('a, [href^="http"], iframe, object, embed').length,
    images: [...wall.querySelectorAll('image, img')].filter(
      (image) => !/^(data|blob):/.test(image.getAttribute('href') ?? image.getAttribute('src') ?? 'data:'),
    ).length,
    motions: document.getAnimations().length,
  }),
};
export type GalleryPage = typeof page;
Object.assign(globalThis, { gallery: page });
