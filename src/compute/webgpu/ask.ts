import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/base';
import * as tf from '@tensorflow/tfjs-core';
import { KindredError } from '../../base/errors';

export const backend = () => tf.backend() as WebGPUBackend;

/** What the card answers, rid of the tensors that were kept for it. Errors: `gpu-lost`. */
export async function answerOf<T>(
  ask: (keep: <R extends tf.Tensor>(tensor: R) => R) => Promise<T>,
): Promise<T> {
  const kept: tf.Tensor[] = [];
  try {
    return await ask((tensor) => {
      kept.push(tensor);
      return tensor;
    });
  } catch {
    throw lostCard();
  } finally {
    tf.dispose(kept);
  }
}

export const lostCard = () =>
  new KindredError(
    'gpu-lost',
    'The graphics card stopped answering. The processor took over; the segments are the same.',
  );
