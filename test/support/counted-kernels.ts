import type { Kernels } from '../../src/compute/kernels';

/** Kernels that count what was loaded and not yet disposed of. */
export function counted(kernels: Kernels): { readonly kernels: Kernels; readonly open: () => number } {
  let open = 0;
  const load: Kernels['load'] = (points, origin) => {
    const loaded = kernels.load(points, origin);
    const dispose = loaded.dispose.bind(loaded);
    open++;
    loaded.dispose = () => {
      open--;
      dispose();
    };
    return loaded;
  };
  return { kernels: { ...kernels, load }, open: () => open };
}
