import type { Download } from '../../worker/views';

/** Long enough for every browser to have begun writing the file. */
const REVOKE_AFTER_MS = 30_000;

/** Hands a finished download to the browser's own saving. */
export function save({ name, type, bytes }: Download): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}
