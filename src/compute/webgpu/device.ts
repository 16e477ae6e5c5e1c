import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/base';
import type { Problem } from '../../base/errors';
import { canary } from './canary';
import { CardDistances } from './distances';
import { CardPoints } from './points';

/** A graphics card that passed the canary. */
export interface GpuDevice {
  /** What the browser tells of the adapter: "nvidia ampere", "google swiftshader". */
  readonly adapter: string;
  /** The "card" is the processor in disguise, and slower than the processor as itself. */
  readonly software: boolean;
  /** A place for points of so many columns. Dispose of them to give its memory back. */
  load(columns: number): CardPoints;
  /** The same for sums of distances. */
  loadForDistances(columns: number): CardDistances;
  /** Tensors held now: back at its first value once everything loaded is disposed of. */
  tensors(): number;
  /** Resolves when the driver takes the device away; everything on it is gone then. */
  readonly lost: Promise<void>;
  /** Gives the card back. */
  close(): void;
}

export type GpuStart =
  { readonly ok: true; readonly device: GpuDevice } | { readonly ok: false; readonly problem: Problem };

export const wrongCard: Problem = {
  code: 'wrong-gpu',
  message: 'The graphics card computes wrongly. The processor does the work.',
};

const unavailable = (code: string, message: string): GpuStart => ({ ok: false, problem: { code, message } });

/**
 * Takes the graphics card by WebGPU, or says why not: no WebGPU, no adapter, or a driver whose results are not those
 * of the processor. `setBackend` alone cannot be trusted: without an adapter it returns and the next operation throws.
 * Cost: some hundred milliseconds, once.
 */
export async function startGpu(): Promise<GpuStart> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter)
    return unavailable(
      'no-webgpu',
      'This browser gives no access to a graphics card. The processor does the work.',
    );
  // Small operations must not be moved to the processor unseen: a lost device would look healthy.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  const graphics = await adapter.requestDevice({ requiredLimits: largestBuffers(adapter) });
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => new WebGPUBackend(graphics, adapter.info), 3);
  const close = () => graphics.destroy();
  try {
    if (!(await tf.setBackend('webgpu'))) throw new Error('refused');
    if (!(await canary({ load, loadForDistances }))) {
      close();
      return unavailable(wrongCard.code, wrongCard.message);
    }
  } catch {
    close();
    return unavailable('no-webgpu', 'The graphics card could not be started. The processor does the work.');
  }
  return {
    ok: true,
    device: {
      adapter: nameOf(adapter.info),
      software: isSoftware(adapter.info),
      load,
      loadForDistances,
      tensors: () => tf.memory().numTensors,
      lost: graphics.lost.then(() => undefined),
      close,
    },
  };
}

const load = (columns: number) => new CardPoints(columns);
const loadForDistances = (columns: number) => new CardDistances(columns);

const largestBuffers = ({ limits }: GPUAdapter): Record<string, number> => ({
  maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
  maxBufferSize: limits.maxBufferSize,
  maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
  maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
  maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
  maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
});

/** The names of drivers that compute on the processor. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

const isSoftware = (info: GPUAdapterInfo): boolean =>
  info.isFallbackAdapter === true ||
  softwareNames.test([info.vendor, info.architecture, info.device, info.description].join(' '));

const nameOf = ({ vendor, architecture, description }: GPUAdapterInfo): string =>
  description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
