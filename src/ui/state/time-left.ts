import type { ProgressMessage } from '../../worker/protocol';

/** When a part of the work was first heard of, and how far it was then. */
export interface Pace {
  readonly label: string;
  readonly startMs: number;
  /** 0 to 1. */
  readonly startShare: number;
}

export const shareOf = ({ done, total }: Pick<ProgressMessage, 'done' | 'total'>): number =>
  total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;

/** The start to measure from: a new one when another part of the work began. */
export const paceOf = (pace: Pace | null, progress: ProgressMessage, nowMs: number): Pace =>
  pace?.label === progress.label && shareOf(progress) >= pace.startShare
    ? pace
    : { label: progress.label, startMs: nowMs, startShare: shareOf(progress) };

/**
 * Milliseconds left of the part that is running, from its pace so far; null while that says too little: in the
 * first second, or before a twentieth is done.
 */
export function timeLeftMs(pace: Pace, share: number, nowMs: number): number | null {
  const elapsedMs = nowMs - pace.startMs;
  const covered = share - pace.startShare;
  if (elapsedMs < 1000 || covered < 0.05 || share >= 1) return null;
  return (elapsedMs / covered) * (1 - share);
}
