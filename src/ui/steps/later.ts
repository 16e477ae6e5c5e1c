/** The steps that need a file: brought beside the first screen, which is drawn without them. */
export { default as CustomersStep } from './customers/CustomersStep.svelte';
export { default as SegmentsStep } from './segments/SegmentsStep.svelte';
export { default as UnderstandStep } from './understand/UnderstandStep.svelte';
