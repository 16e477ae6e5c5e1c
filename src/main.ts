import { mount } from 'svelte';
import './app.css';
import { whenSealed } from './seal/seal';
import App from './ui/App.svelte';
import { Appearance } from './ui/state/appearance.svelte';
import type { EngineLike } from './ui/state/engine-link.svelte';
import { Project } from './ui/state/project.svelte';
import { Seal } from './ui/state/seal.svelte';
import type { GpuState } from './worker/gpu-service';

/** Brought beside the first screen, which is drawn without them: they are the larger part of the script. */
const engineParts = import('./worker/client');
const later = import('./ui/steps/later');
let startEngine: (onGpu: (state: GpuState) => void) => EngineLike;

mount(App, {
  target: document.querySelector('#app')!,
  props: {
    project: new Project(
      (onGpu) => startEngine(onGpu),
      async () => {
        const [{ Engine }] = await Promise.all([engineParts, later, whenSealed()]);
        startEngine = (onGpu) => new Engine(undefined, onGpu);
      },
    ),
    appearance: new Appearance(),
    seal: new Seal(),
    later,
  },
});
