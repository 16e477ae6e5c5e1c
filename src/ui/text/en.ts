import type { StepId, StepStatus } from '../state/steps';
import { compare } from './en/compare';
import { customers } from './en/customers';
import { data } from './en/data';
import { map } from './en/map';
import { method } from './en/method';
import { picture } from './en/picture';
import { privacy } from './en/privacy';
import { report } from './en/report';
import { segments } from './en/segments';
import { shopPictures } from './en/shop-pictures';
import { sure } from './en/sure';
import { selection } from './en/selection';
import { tour } from './en/tour';
import { understand } from './en/understand';
import { voice } from './en/voice';
import { worth } from './en/worth';
import { numbers, people, plural } from './en/words';
import type { Format } from './format';

/** Every text of the screens that the engine does not write itself. */
export const en = {
  brand: 'Kindred',
  number: (n: number) => numbers[n] ?? String(n),

  steps: {
    data: 'Data',
    customers: 'Customers',
    segments: 'Segments',
    understand: 'Understand',
  } satisfies Record<StepId, string>,
  stepsLabel: 'Steps',
  stepStatus: {
    done: 'done',
    stale: 'settings changed',
    ready: 'ready',
    blocked: 'add a file first',
  } satisfies Record<StepStatus, string>,

  top: {
    undo: 'Undo',
    redo: 'Redo',
    erase: 'Erase everything',
    eraseShort: 'Erase',
    expert: { on: 'Fold expert settings away', off: 'Show every expert setting' },
    theme: { light: 'Theme: light', dark: 'Theme: dark', system: 'Theme: as on this device' },
    project: (files: readonly string[], f: Format) =>
      files.length === 0
        ? ''
        : files.length === 1
          ? files[0]!
          : `${files[0]!} and ${f.count(files.length - 1)} more`,
  },

  status: {
    opening: 'Opening files',
    working: {
      data: 'Reading files',
      customers: 'Describing each customer',
      segments: 'Finding segments',
      understand: 'Looking for the reasons',
    } satisfies Record<StepId, string>,
    found: (segments: number, customers: number, f: Format) =>
      `Found ${segments} ${plural(segments, 'segment', 'segments')} among ${people(customers, f)}`,
    explained: (segments: number) => `Explained ${segments} ${plural(segments, 'segment', 'segments')}`,
    described: (features: number, customers: number, f: Format) =>
      `Described ${people(customers, f)} by ${features} ${plural(features, 'feature', 'features')}`,
    understood: (files: number, customers: number, f: Format) =>
      `Understood ${files} ${plural(files, 'file', 'files')} with ${people(customers, f)}`,
    opened: (files: number) => `Opened ${files} ${plural(files, 'file', 'files')}`,
    stopped: 'Stopped. What was finished is kept.',
    wentBack: 'Stopped. The settings are back to what they were.',
    erased: 'Erased. Nothing is kept on this page.',
    saved: (name: string, summary: string) => `Saved ${name}. ${summary}`,
  },

  erase: {
    title: 'Erase everything?',
    text: (files: number) =>
      files === 0
        ? 'Settings and everything worked out leave the memory of this page. There is no way back.'
        : `${files === 1 ? 'The file you added' : `The ${files} files you added`}, your settings and everything worked out leave the memory of this page. There is no way back. The files on your device stay as they are.`,
    saved: (files: number) =>
      files === 1
        ? 'The file you saved stays where you saved it.'
        : `The ${files} files you saved stay where you saved them.`,
    keep: 'Keep everything',
    erase: 'Erase',
  },

  job: {
    cancel: 'Cancel',
    label: 'Progress',
    secondsLeft: (seconds: number) =>
      seconds < 5
        ? 'a few seconds left'
        : seconds < 60
          ? `about ${Math.ceil(seconds / 5) * 5} seconds left`
          : `about ${Math.ceil(seconds / 60)} ${plural(Math.ceil(seconds / 60), 'minute', 'minutes')} left`,
  },

  leftBehind: {
    says: 'What you see is from before your last change.',
    goOn: 'Go on',
    back: 'Back to how it was',
  },

  trouble: {
    title: 'That did not work',
    notYet: 'Not yet possible',
    noSegments: 'There are no segments to find',
    again: 'Try again',
    undo: 'Undo the change',
    back: 'Back to the data',
    close: 'Close',
    broken: 'This part of the page failed to draw. Your files and settings are untouched.',
    redraw: 'Draw it again',
  },

  seal: {
    line: (requests: number) =>
      requests === 0
        ? 'Sealed: 0 requests since you opened this page'
        : `${requests} ${plural(requests, 'request', 'requests')} since you opened this page`,
    short: (requests: number) =>
      requests === 0 ? 'Sealed: 0 requests' : `${requests} ${plural(requests, 'request', 'requests')}`,
    closing: 'Fetching its own parts, then sealed',
    open: 'Not sealed: this is a development server',
    title: 'Nothing leaves this page',
    intro:
      'Your files are read inside this browser. The page carries a policy that forbids every connection, and the browser enforces it, not Kindred.',
    counted: 'Requests counted',
    counts: (requests: number, own: number, f: Format) =>
      `${f.count(requests)} since the page was sealed. ${
        own > 0 ? `Before that it fetched ${f.count(own)} of its own files and nothing else.` : ''
      }`,
    refused: (n: number, f: Format) =>
      `${f.count(n)} ${plural(n, 'attempt was', 'attempts were')} refused by the browser, such as the ones you start here.`,
    tryIt: 'Try it yourself',
    tryHelp: 'Let the page and its worker try to reach an address outside. Both must fail.',
    trying: 'Trying…',
    gaps: 'What this browser does not block',
    noGaps: 'This browser also blocks new windows, other addresses and WebRTC connections for this page.',
    policy: 'The policy in force',
    noPolicy: 'There is none: this is a development server.',
    extensions:
      'Browser extensions stand outside every policy. To be sure of them too, use a private window, or go offline: everything keeps working.',
    close: 'Close',
  },

  form: {
    numbers: (most: number) => `At most ${most} numbers with a semicolon between them.`,
  },

  data,

  compare,
  customers,

  report,
  segments,
  map,
  selection,
  method,
  tour,
  picture,
  shopPictures,
  understand,
  sure,
  voice,
  worth,
  privacy,
};
