import { simdBase64 } from './simd-bytes';

/** The functions of `assembly/`; all arguments are addresses and counts. */
interface Exports {
  accumulate(...args: number[]): number;
  assign(...args: number[]): number;
  distanceSums(...args: number[]): void;
  gaussians(...args: number[]): void;
  moments(...args: number[]): void;
  nearest(...args: number[]): void;
  pack(...args: number[]): void;
  potentials(...args: number[]): void;
  settle(...args: number[]): number;
  squares(...args: number[]): void;
  survey(...args: number[]): number;
}

const PAGE = 65_536;

/** The program, where the device has WebAssembly with SIMD and its policy allows it. Nothing is fetched. */
export function compiled(): WebAssembly.Module | null {
  try {
    const text = atob(simdBase64);
    return new WebAssembly.Module(Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
  } catch {
    return null;
  }
}

/** A memory with the program that works on it. What lies above `top` is free. */
export class Machine {
  readonly run: Exports;
  floats!: Float32Array<ArrayBuffer>;
  ints!: Int32Array<ArrayBuffer>;
  doubles!: Float64Array<ArrayBuffer>;
  private readonly memory = new WebAssembly.Memory({ initial: 1 });
  private top = 0;

  constructor(module: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory } });
    this.run = exports as unknown as Exports;
    this.view();
    this.free();
  }

  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** Reserves bytes, aligned for SIMD, and grows the memory to hold them. */
  take(bytes: number): number {
    const address = this.top;
    this.top = Math.ceil((address + bytes) / 64) * 64;
    const missing = this.top - this.bytes;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE));
      this.view();
    }
    return address;
  }

  /** An address to come back to by `free`. */
  mark(): number {
    return this.top;
  }

  /** Everything from there on is free again; address 0 stays unused. */
  free(mark = 64): void {
    this.top = mark;
  }

  /** Growing a memory detaches its old buffer. */
  private view(): void {
    const { buffer } = this.memory;
    this.floats = new Float32Array(buffer);
    this.ints = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
  }
}
