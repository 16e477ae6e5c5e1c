import type { Format } from '../format';
import { plural } from './words';

/** Texts of the pictures that a method draws of itself. */
export const method = {
  sweep: {
    table: 'Figures of every number',
    segments: 'Number of segments',
    silhouette: 'How clearly apart',
    reference: 'Data without groups',
    stability: 'Least stable segment',
    words: (k: number) =>
      `Three lines by the number of segments: how clearly they are apart, how clearly data without groups would seem so, and how stable the least stable segment is. The number in use, ${k}, is marked.`,
  },
  counts: {
    segments: 'Number of segments',
    elbow: {
      title: 'What one segment more brings',
      help: 'How far customers lie from the middle of their segment, all together (inertia), by the number of segments. More segments bring it down; where it stops falling fast, one more says little. The dashed line is the number in use, the ring where the curve bends most (elbow).',
      value: 'Distance within segments',
      words: (elbow: number | null, k: number) =>
        `Falling curve. ${elbow === null ? 'It bends nowhere clearly' : `It bends most at ${elbow}`}; ${k} ${plural(k, 'is', 'are')} in use.`,
      table: 'Distance by number',
    },
    gap: {
      title: 'How much clearer than data without groups',
      help: 'The gap statistic: how much closer customers lie to the middle of their segment than customers without groups would. The bars are its standard error. The ring is the smallest number that the next does not beat by more than that; the dashed line is the number in use.',
      value: 'Gap',
      error: 'Standard error',
      words: (proposed: number | null, k: number) =>
        `Curve with error bars. ${proposed === null ? 'By itself it proposes no number' : `By itself it proposes ${proposed}`}; ${k} ${plural(k, 'is', 'are')} in use.`,
      table: 'Gap by number',
    },
    criteria: {
      title: 'Which kind of groups, and how many',
      help: 'What mixtures of each kind gain by more groups, less a price for their parameters: BIC, and ICL, which also asks that groups be apart. Lower is better. The ring is the lowest, the dashed line the number in use.',
      choose: 'Judge by',
      kind: 'Kind of groups',
      none: 'Not drawn: no mixture could be fitted to these customers.',
      words: (criterion: string, kind: string, k: number) =>
        `A curve for each kind of groups. ${criterion} is lowest for ${kind} with ${k} ${plural(k, 'group', 'groups')}.`,
      table: 'BIC and ICL by kind and number',
    },
  },
  reachability: {
    title: 'Valleys of customers who are close',
    help: (sample: number | null, f: Format) =>
      `Customers side by side, each next to the one nearest; the height is how far it is from those before it. Valleys are dense groups, walls the empty places between them (reachability plot).${sample === null ? '' : ` A sample of ${f.count(sample)} customers.`}`,
    axis: 'Distance to those before',
    words: (groups: number, eps: string | null) =>
      `${groups} ${plural(groups, 'segment', 'segments')} as valleys between walls${eps === null ? '' : `; the radius in use, ${eps}, is drawn across`}.`,
    nothing: 'Not drawn: this method has no density to show.',
    none: 'In no segment',
    table: 'The valleys and walls, from the left',
    segment: 'Segment',
    customers: 'Customers',
    lowest: 'Least distance',
    highest: 'Greatest distance',
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
    help: 'Each field is a type of customer, neighbors are alike. Fields that stand out are far from their neighbors: borders between groups. The ring shows the segment.',
    color: 'Standing out means',
    distance: 'farther from its neighbors',
    feature: (label: string) => `more: ${label}`,
    words: (fields: number, shown: string, quantization: string, topographic: string) =>
      `Map of ${fields} fields, standing out where ${shown}. Quantization error ${quantization}, topographic error ${topographic}.`,
    table: 'The fields of the map',
    planes: {
      title: 'The map once for each feature',
      help: (drawn: number, all: number) =>
        `The same fields, strong where the feature is high (component planes)${drawn < all ? `; the ${drawn} of ${all} features that vary most` : ''}. Maps that look alike go together; where one is strong and another faint, they exclude each other.`,
      words: (names: readonly string[]) => `The map drawn once for each of: ${names.join(', ')}.`,
      table: 'Features by field',
    },
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
