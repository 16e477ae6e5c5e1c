import { MediaQuery } from 'svelte/reactivity';

/** A window as narrow as a phone's: pictures have no room for names beside their marks. */
export const narrow = new MediaQuery('max-width: 620px');
