import type { Format } from '../text/format';
import type { Text } from '../text/text';
import type { Job, Project } from './project.svelte';

type Seen = Pick<Project, 'job' | 'problem' | 'notice' | 'files' | 'step' | 'status' | 'view'>;

/** What a job is doing, in the engine's words as soon as it has said any. */
export const jobLabel = ({ progress, working }: Job, text: Text): string =>
  progress?.label ?? (working ? text.status.working[working] : text.status.opening);

/** The status line: what is going on or, at the end, what was found. Changes once a stage, not once a percent. */
export function statusLine(project: Seen, text: Text, format: Format): string {
  const { job, problem, notice, files, step } = project;
  if (job) return jobLabel(job, text);
  if (problem) return problem.message;
  if (notice?.kind === 'saved') return text.status.saved(notice.name, notice.summary);
  if (notice) return text.status[notice.kind];
  const done = (id: typeof step) => project.status(id) === 'done';
  const segments = project.view('segments');
  if (segments && done('segments') && step === 'segments')
    return text.status.found(segments.segments.length, segments.customers, format);
  if (segments && done('understand') && step === 'understand')
    return text.status.explained(segments.segments.length);
  const customers = project.view('customers');
  if (customers && done('customers') && step === 'customers')
    return text.status.described(
      customers.features.filter((feature) => feature.used).length,
      customers.customers,
      format,
    );
  const data = project.view('data');
  if (data && done('data')) return text.status.understood(data.files.length, data.customers, format);
  return files.length > 0 ? text.status.opened(files.length) : '';
}
