/** Long enough for every browser to have laid the pages out, and for a person to have answered. */
const KEEP_MS = 600_000;

/**
 * Prints a page of HTML by the browser's own dialog, in a frame without scripts. No window is opened: the policy
 * forbids none to a frame made of text.
 */
export function printPage(html: string): void {
  const frame = document.createElement('iframe');
  frame.className = 'printing';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.srcdoc = html;
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('afterprint', () => setTimeout(() => frame.remove(), 0));
    frame.contentWindow?.print();
  });
  document.body.append(frame);
  setTimeout(() => frame.remove(), KEEP_MS);
}
