import { mount } from 'svelte';
import './app.css';
import { whenSealed } from './seal/seal';
import App from './ui/App.svelte';
import { Appearance } from './ui/state/appearance.svelte';
import { Project, type EngineLike } from './ui/state/project.svelte';
import { Seal } from './ui/state/seal.svelte';
import type { GpuState } from './worker/gpu-service';

/** Brought beside the first screen, which is drawn without it: the engine is the larger half of the script. */
const engineParts = import('./worker/client');
let startEngine: (onGpu: (state: GpuState) => void) => EngineLike;

mount(App, {
  target: document.querySelector('#app')!,
  props: {
    project: new Project(
      (onGpu) => startEngine(onGpu),
      async () => {
        const [{ Engine }] = await Promise.all([engineParts, whenSealed()]);
        startEngine = (onGpu) => new Engine(undefined, onGpu);
      },
    ),
    appearance: new Appearance(),
    seal: new Seal(),
  },
});
