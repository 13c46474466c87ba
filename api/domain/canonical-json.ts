/**
 * Returns a value as JSON with one spelling: no spaces, the members of an object in the order of their UTF-16 code units,
 * and texts and numbers as JavaScript writes them. That is RFC 8785 (JCS) for everything that JSON can hold. A member
 * that is `undefined` is left out, as `JSON.stringify` does. Throws for a number that JSON has not.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('JSON has no such number');
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
