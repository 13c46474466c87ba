/** More fields than a form of ours has with every option chosen. Each look-up by name walks all of them. */
export const MAX_FIELDS = 250;

/** A urlencoded body or query as its fields, or nothing where it has more than any form of ours. */
export function parseFields(encoded: string): URLSearchParams | undefined {
  let fields = 1;
  for (let at = encoded.indexOf('&'); at >= 0; at = encoded.indexOf('&', at + 1))
    if (++fields > MAX_FIELDS) return undefined;
  return new URLSearchParams(encoded);
}
