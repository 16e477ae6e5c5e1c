const waiting: (() => void)[] = [];
let begun = false;

/** Work of a turn goes on as long as it has taken less, in milliseconds; what it brought has to be laid out besides. */
const LONG = 8;

/**
 * Does work of the page one piece after another, with a painted frame between them, so that no task is long and what
 * was asked for first is seen first.
 *
 * @returns takes it back, when its turn has not come.
 */
export function inTurn(work: () => void): () => void {
  waiting.push(work);
  if (!begun) next();
  return () => {
    const at = waiting.indexOf(work);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function next(): void {
  begun = waiting.length > 0;
  if (begun) afterFrame(go);
}

function go(): void {
  const start = performance.now();
  try {
    while (waiting.length > 0 && performance.now() - start < LONG) waiting.shift()!();
  } finally {
    next();
  }
}

/** A hidden page has no frames. */
function afterFrame(call: () => void): void {
  if (document.hidden) setTimeout(call);
  else requestAnimationFrame(() => setTimeout(call));
}
