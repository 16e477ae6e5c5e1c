import { sealView, watchSeal, type SealView } from '../../seal/seal';

/** What the page knows of its own silence, for the screen. */
export class Seal {
  view = $state.raw<SealView>(sealView());

  constructor() {
    watchSeal((view) => (this.view = view));
  }
}
