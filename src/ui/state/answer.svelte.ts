import type { Project } from './project.svelte';

/** An answer of the worker, kept as long as it is of these segments and this question. */
export interface Answer<T> {
  /** Null until it is there. */
  readonly value: T | null;
  /** It failed or was stopped; `again` asks once more. */
  readonly failed: boolean;
  again(): void;
}

/**
 * Asks as soon as nothing else runs, and again when the segments or the question changed. To be called while a
 * component is set up.
 *
 * @param of what the answer belongs to: the segments on the screen
 * @param question which question, another one is asked anew; null while nobody wants to know
 */
export function answerOf<T>(
  project: () => Project,
  of: () => object,
  question: () => string | null,
  ask: () => Promise<T | null>,
): Answer<T> {
  interface Asked {
    readonly of: object;
    readonly question: string | null;
  }
  let held = $state.raw<(Asked & { readonly answer: T }) | null>(null);
  /** A question that failed or was stopped is not asked again by itself. */
  let asked = $state.raw<Asked | null>(null);
  const isThis = (one: Asked | null) => one?.of === of() && one.question === question();
  const current = () => project().status('segments') === 'done';

  async function put() {
    const mine = (asked = { of: of(), question: question() });
    const answer = await ask();
    if (answer !== null) held = { ...mine, answer };
  }

  $effect(() => {
    if (question() !== null && current() && !project().job && !isThis(asked)) void put();
  });

  return {
    get value() {
      return isThis(held) ? held!.answer : null;
    },
    get failed() {
      return !isThis(held) && isThis(asked) && !project().job && current();
    },
    again: () => void put(),
  };
}
