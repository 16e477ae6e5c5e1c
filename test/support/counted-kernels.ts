import type { Kernels } from '../../src/compute/kernels';

/** Kernels that count what was loaded and not yet disposed of. */
export function counted(kernels: Kernels): { readonly kernels: Kernels; readonly open: () => number } {
  let open = 0;
  const watched = <L extends { dispose(): void }>(loaded: L): L => {
    const dispose = loaded.dispose.bind(loaded);
    open++;
    loaded.dispose = () => {
      open--;
      dispose();
    };
    return loaded;
  };
  const load: Kernels['load'] = (points, origin) => watched(kernels.load(points, origin));
  const gaussians: Kernels['gaussians'] = (components) => watched(kernels.gaussians(components));
  return { kernels: { ...kernels, load, gaussians }, open: () => open };
}
