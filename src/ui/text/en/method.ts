import type { Format } from '../format';
import { plural } from './words';

/** Texts of the pictures that a method draws of itself. */
export const method = {
  sweep: {
    title: 'Every number that was tried',
    segments: 'Number of segments',
    silhouette: 'How clearly apart',
    reference: 'Data without groups',
    stability: 'Least stable segment',
    words: (k: number) =>
      `Three lines by the number of segments: how clearly they are apart, how clearly data without groups would seem so, and how stable the least stable segment is. The number in use, ${k}, is marked.`,
  },
  dendrogram: {
    title: 'Who joins whom',
    help: 'From below, the customers most alike are joined first. The dashed line cuts the tree: each branch it meets is a segment.',
    height: 'How far apart',
    cut: 'Cut into',
    pieces: (k: number) => plural(k, 'segment', 'segments'),
    words: (k: number, feet: number, rows: number, f: Format) =>
      `Tree of ${f.count(rows)} customers, its top ${feet} branches drawn, cut into ${k} ${plural(k, 'segment', 'segments')}.`,
    table: 'The last merges',
    step: 'From … to segments',
    fromTo: (from: number, to: number) => `${from} to ${to}`,
    at: 'Height of the merge',
  },
  'k-distance': {
    title: 'How dense the customers lie',
    help: 'How far each customer is from a near neighbor, customers in rising order. Beyond the bend lie those apart from every group; the diamond is the proposed radius, the dashed line the one in use.',
    share: 'Customers',
    distance: (k: number) => `Distance to neighbor ${k}`,
    words: (eps: string, proposed: string) =>
      `Rising curve of distances. Radius in use ${eps}, proposed at the bend ${proposed}.`,
    table: 'Points of the curve',
  },
  'condensed-tree': {
    title: 'Groups as the density rises',
    help: 'From top to bottom only denser places count. A block narrows as customers fall out and splits where groups part; colored blocks became segments.',
    density: 'Density',
    words: (bars: number, chosen: number) =>
      `Tree of ${bars} ${plural(bars, 'group', 'groups')}, ${chosen} of which became segments.`,
    table: 'The groups',
    born: 'From density',
    died: 'To density',
    size: 'Customers',
    stability: 'Stability',
    segment: 'Segment',
  },
  som: {
    title: 'The map of customer types',
    help: 'Each field is a type of customer, neighbors are alike. Dark fields are far from their neighbors: borders between groups. The ring shows the segment.',
    color: 'Darker means',
    distance: 'farther from its neighbors',
    feature: (label: string) => `more: ${label}`,
    words: (fields: number, shown: string, quantization: string, topographic: string) =>
      `Map of ${fields} fields, darker where ${shown}. Quantization error ${quantization}, topographic error ${topographic}.`,
    table: 'The fields of the map',
    field: 'Field',
    customers: 'Customers',
    value: 'Value',
  },
  where: {
    title: 'Where it is calculated',
    line: ({ workers, adapter }: { workers: number; adapter: string | null }) =>
      adapter === null
        ? `On this device: CPU, ${workers} ${plural(workers, 'worker', 'workers')}.`
        : `On this device: WebGPU: ${adapter}, with CPU, ${workers} ${plural(workers, 'worker', 'workers')}.`,
    label: 'Calculate with',
    help: 'Automatic takes the graphics card for large data where it was measured to be at least twice as fast. The segments are the same either way. A change holds from the next calculation on.',
    choices: {
      auto: 'Automatic',
      cpu: 'Processor only',
      gpu: 'Graphics card, whenever it works',
    },
  },
};
