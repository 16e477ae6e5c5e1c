import type { SegmentProfile } from '../../../engine/analyze/types';
import type { Finding } from '../../../engine/cluster/types';
import { format, text } from '../../text/text';

/** What to know of one or two segments before acting on them, by name. */
export const findingWords = (
  findings: readonly Finding[],
  profiles: readonly Pick<SegmentProfile, 'segment' | 'name'>[],
): string[] =>
  findings.map(({ kind, segments }) => {
    const names = segments.map(
      (label) => profiles.find(({ segment }) => segment === label)?.name ?? String(label + 1),
    );
    const t = text.understand.compare;
    return kind === 'one' ? t.oneOf(format.list(names)) : t.unstable(names[0]!);
  });
