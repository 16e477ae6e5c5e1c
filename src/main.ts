import { mount } from 'svelte';
import './app.css';
import { whenSealed } from './seal/seal';
import App from './ui/App.svelte';
import { Appearance } from './ui/state/appearance.svelte';
import { Project } from './ui/state/project.svelte';
import { Seal } from './ui/state/seal.svelte';

/** Brought beside the first screen, which is drawn without it: the engine is the larger half of the script. */
const engineParts = import('./worker/client');
let startEngine: () => InstanceType<Awaited<typeof engineParts>['Engine']>;

mount(App, {
  target: document.querySelector('#app')!,
  props: {
    project: new Project(
      () => startEngine(),
      async () => {
        const [{ Engine }] = await Promise.all([engineParts, whenSealed()]);
        startEngine = () => new Engine();
      },
    ),
    appearance: new Appearance(),
    seal: new Seal(),
  },
});
