import { watchSeal } from './seal/seal';

const text = (tag: string, words: string) =>
  Object.assign(document.createElement(tag), { textContent: words });

const seal = text('p', '');
seal.setAttribute('role', 'status');
document
  .querySelector('#app')!
  .append(
    text('h1', 'Kindred'),
    text(
      'p',
      'Find the customers who belong together. Your files stay on this device, and you can prove it.',
    ),
    seal,
  );

watchSeal(({ state, requests }) => {
  seal.textContent =
    state === 'sealed'
      ? `Sealed: ${requests} requests since you opened this page.`
      : 'Bringing the parts of this page.';
});
