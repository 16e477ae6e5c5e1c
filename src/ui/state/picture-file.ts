import type { Download } from '../../worker/views';
import { isSmall } from '../../privacy/gate';
import { releasePicture, type PictureRequest } from '../../privacy/release-picture';
import type { ChartTheme, Figure } from '../charts/figure';
import { alone, heightOfKey, pictureOf, type KeyEntry } from '../charts/picture';

export const pictureFormats = ['png', 'svg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** What is drawn, for the screen and for a file. */
export interface PictureSource extends PictureRequest {
  readonly draw: (theme: ChartTheme) => Figure;
  /** Segments that the figure does not name itself. */
  readonly key: readonly KeyEntry[];
  /** In CSS pixels. */
  readonly height: number;
}

const WIDTH = 960;
const types: Readonly<Record<PictureFormat, string>> = { png: 'image/png', svg: 'image/svg+xml' };

/**
 * A picture as a file: on white, in the light colors, under its title.
 *
 * @param theme the colors for paper
 * @throws what Plotly throws when the browser can't draw it
 */
export async function pictureFile(
  { title, shows, draw, key: whole, height }: PictureSource,
  format: PictureFormat,
  theme: ChartTheme,
): Promise<Download> {
  const key = toldKey(whole);
  const figure = alone(draw(theme), { title, key, width: WIDTH }, theme);
  const drawn = await pictureOf(figure, format, {
    width: WIDTH,
    height: height + heightOfKey(key.length, WIDTH),
  });
  return {
    name: fileName(title, format),
    type: types[format],
    bytes: format === 'svg' ? new TextEncoder().encode(drawn) : bytesOf(drawn),
    ...releasePicture({ title, shows }),
  };
}

/** The key of a file: a segment of too few people has no place in it. */
export const toldKey = (key: readonly KeyEntry[]): KeyEntry[] =>
  key.filter(({ customers }) => customers === undefined || !isSmall(customers));

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** "Who joins whom" → `kindred-who-joins-whom.png`; letters of any script stay. */
export function fileName(title: string, extension: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['picture'];
  return `kindred-${words.join('-').slice(0, 60)}.${extension}`;
}
