import { createContext } from 'svelte';
import type { Appearance } from './appearance.svelte';
import type { Project } from './project.svelte';

/** What pictures need and no screen has to hand down: their colors, and who is told of a saved file. */
export interface Picturing {
  readonly appearance: Appearance;
  readonly project: Pick<Project, 'saved'>;
}

export const [picturing, setPicturing] = createContext<Picturing>();
