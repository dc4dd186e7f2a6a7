const FIRST = 300;
const LONGEST = 8_000;

/** Milliseconds to wait before reconnecting, `failures` in a row so far. Half of it is chance, so that a
 *  restarted server is not met by all its pages at once. */
export function backoff(failures: number, chance: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * chance());
}
