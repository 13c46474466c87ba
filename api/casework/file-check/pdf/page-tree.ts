import { inflateSync } from 'node:zlib';

/** The most bytes that a stream of objects may have once it is unpacked. */
const MOST = 50_000_000;
const REFERENCE = /(\d{1,9})\s+\d{1,5}\s+R/g;

/**
 * How many pages a PDF has by the tree of its pages, whatever the tree says itself (ISO 32000-2, 7.7.3): other readers
 * show a page that `Count` leaves out. NaN for a tree that contains itself. Undefined if the tree cannot be found, as in
 * an encrypted file.
 */
export function countPages(bytes: Buffer): number | undefined {
  const text = bytes.toString('latin1');
  const objects = readObjects(bytes, text);
  const root = [...text.matchAll(/\/Root\s+(\d{1,9})\s+\d{1,5}\s+R/g)].at(-1)?.[1];
  const [, pages] = /\/Pages\s+(\d{1,9})\s+\d{1,5}\s+R/.exec(objects.get(Number(root)) ?? '') ?? [];
  if (pages === undefined || !objects.has(Number(pages))) return undefined;
  const inside = new Set<number>();
  let count = 0;
  const left = [Number(pages)];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const kids = kidsOf(objects, node);
    if (!kids) count += 1;
    else if (inside.has(node)) return NaN;
    else {
      inside.add(node);
      for (const kid of kids) left.push(kid);
    }
  }
  return count;
}

/** Undefined for a page. */
function kidsOf(objects: ReadonlyMap<number, string>, node: number): number[] | undefined {
  const [, list, other] =
    /\/Kids\s*(?:\[([^\]]*)\]|(\d{1,9})\s+\d{1,5}\s+R)/.exec(objects.get(node) ?? '') ?? [];
  const kids = list ?? (other === undefined ? undefined : objects.get(Number(other)));
  return kids === undefined ? undefined : [...kids.matchAll(REFERENCE)].map(([, number]) => Number(number));
}

/** The last state of each object by its number, without the bytes of streams. */
function readObjects(bytes: Buffer, text: string): Map<number, string> {
  const objects = new Map<number, string>();
  for (const found of text.matchAll(/(\d{1,9})\s+\d{1,5}\s+obj\b/g)) {
    const from = found.index + found[0].length;
    const end = text.indexOf('endobj', from);
    const whole = text.slice(from, end < 0 ? undefined : end);
    const stream = /stream\r?\n/.exec(whole);
    const dictionary = stream ? whole.slice(0, stream.index) : whole;
    objects.set(Number(found[1]), dictionary);
    if (stream && /\/Type\s*\/ObjStm\b/.test(dictionary))
      readPacked(bytes.subarray(from + stream.index + stream[0].length), dictionary, objects);
  }
  return objects;
}

/** Reads the objects that are packed in a stream (ISO 32000-2, 7.5.7). One that is packed in another way is passed over. */
function readPacked(packed: Buffer, dictionary: string, objects: Map<number, string>): void {
  const numberOf = (name: string) => Number(new RegExp(`/${name}\\s+(\\d{1,9})`).exec(dictionary)?.[1]);
  const unpacked = unpack(packed, dictionary);
  const first = numberOf('First');
  if (unpacked === undefined || !Number.isInteger(first)) return;
  const head = unpacked.slice(0, first).trim().split(/\s+/).map(Number);
  for (let at = 0; at + 1 < head.length; at += 2) {
    const [number = 0, from = 0, , to] = head.slice(at, at + 4);
    objects.set(number, unpacked.slice(first + from, to === undefined ? undefined : first + to));
  }
}

function unpack(packed: Buffer, dictionary: string): string | undefined {
  if (!dictionary.includes('/Filter')) return packed.toString('latin1');
  try {
    return inflateSync(packed, { maxOutputLength: MOST }).toString('latin1');
  } catch {
    return undefined;
  }
}
