/**
 * The known name that is nearest to a misspelt one: two letters swapped, missing, doubled or wrong count as one slip
 * each, capitals and hyphens as none. Undefined when none is near enough to be what was meant.
 */
export function didYouMean(given: string, known: readonly string[]): string | undefined {
  const typed = plain(given);
  const near = known
    .map((name) => ({ name, slips: slipsBetween(typed, plain(name)) }))
    .filter(({ name, slips }) => slips < typed.length && slips <= allowed(typed, name))
    .toSorted((a, b) => a.slips - b.slips);
  return near[0]?.name;
}

/** One slip in a short name, three in a name of twelve letters. */
const allowed = (typed: string, name: string): number =>
  Math.max(1, Math.floor(Math.max(typed.length, name.length) / 4));

const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

/** Optimal string alignment: Levenshtein's distance, with a swap of neighbours as one step. */
function slipsBetween(a: string, b: string): number {
  // Names differ by a few letters; whatever is much longer is no slip, and must not cost time.
  if (Math.abs(a.length - b.length) > b.length) return Infinity;
  let [beforeLast, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (last?.[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last?.[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? (beforeLast?.[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last ?? [], next];
  }
  return last?.[b.length] ?? 0;
}
