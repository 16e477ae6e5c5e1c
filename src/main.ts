import { mount } from 'svelte';
import './app.css';
import { whenSealed } from './seal/seal';
import App from './ui/App.svelte';
import { Appearance } from './ui/state/appearance.svelte';
import { Project } from './ui/state/project.svelte';
import { Seal } from './ui/state/seal.svelte';
import { Engine } from './worker/client';

mount(App, {
  target: document.querySelector('#app')!,
  props: {
    project: new Project(() => new Engine(), whenSealed),
    appearance: new Appearance(),
    seal: new Seal(),
  },
});
