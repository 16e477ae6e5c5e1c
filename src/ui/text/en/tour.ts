import type { StepId } from '../../state/steps';

export interface Stop {
  /** The screen it stands on. */
  readonly step: StepId;
  /** `data-tour` of what is shown; the first found of several. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

/** The sample shop in six steps. */
export const tour = {
  label: 'Guided tour',
  progress: (at: number, of: number) => `Step ${at} of ${of}`,
  next: 'Next',
  back: 'Back',
  end: 'End the tour',
  done: 'Done',
  working: 'Kindred is still working this out.',
  stops: [
    {
      step: 'data',
      at: 'files',
      title: 'These are the files of a made-up shop',
      text: 'Orders, customers, web events, reviews and one campaign. Kindred says what it took each file for, and what it would clean. Your own files are understood the same way: CSV, Excel or JSON, as your shop exports them.',
    },
    {
      step: 'customers',
      at: 'known',
      title: 'What is known of each customer',
      text: 'From the files come figures for each person: how long ago the last order was, how many, how much, what for. You can say which should count more. Nobody has to.',
    },
    {
      step: 'segments',
      at: 'cards',
      title: 'Who belongs together',
      text: 'Kindred found the groups by itself. Each card says in plain words who they are, how many, and what they bring. The pencil gives a segment a name of your own.',
    },
    {
      step: 'segments',
      at: 'map',
      title: 'Every customer is a dot',
      text: 'Dots that lie close together are customers who buy alike. Beneath it stands why this number of segments was chosen. When the data show no real segments, Kindred says so.',
    },
    {
      step: 'understand',
      at: 'rules',
      title: 'Why, and how sure',
      text: 'Each segment as a short rule that you can copy into your shop or mailing tool, with what it gets wrong. Below: any customer looked up, two segments side by side, and how steady all of it is.',
    },
    {
      step: 'segments',
      at: 'take',
      title: 'Take it with you',
      text: 'A list of customers with their segments, a report, a workbook. They are saved on this device; nothing is sent anywhere. Now try it with your own files: “Erase everything” clears the sample.',
    },
  ] satisfies readonly Stop[],
};
