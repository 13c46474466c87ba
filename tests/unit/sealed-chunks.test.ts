import { describe, expect, test } from 'vitest';
import { CHUNK, chunksIn, newFileKey, openChunk, sealChunks } from '../../api/store/sealed-chunks.ts';

const context = { deliveryId: 'delivery', fileId: 'file' };
const key = newFileKey();

async function* inParts(whole: Buffer, length: number) {
  for (let at = 0; at < whole.length; at += length)
    yield await Promise.resolve(whole.subarray(at, at + length));
}

async function sealed(whole: Buffer, length = 1000, of = context): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of sealChunks(key, of, inParts(whole, length))) chunks.push(chunk);
  return chunks;
}

const opened = (chunks: Buffer[]): Buffer =>
  Buffer.concat(
    chunks.map((chunk, number) => openChunk(key, context, number, number === chunks.length - 1, chunk)),
  );

const sample = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => (at * 7) % 251));

describe('chunks open to what was sealed', () => {
  for (const length of [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
    for (const part of [CHUNK / 2 + 3, 3 * CHUNK])
      test(`${length} bytes that come in parts of ${part}`, async () => {
        const chunks = await sealed(sample(length), part);
        expect(chunks).toHaveLength(chunksIn(length));
        expect(opened(chunks).equals(sample(length))).toBe(true);
      });

  test('an empty file has no chunk', async () => {
    expect(await sealed(Buffer.alloc(0))).toEqual([]);
  });
});

describe('a chunk does not open', () => {
  test('after any single bit of it was changed', async () => {
    const [chunk = Buffer.alloc(0)] = await sealed(sample(40));
    for (let bit = 0; bit < chunk.length * 8; bit++) {
      const changed = Buffer.from(chunk);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openChunk(key, context, 0, true, changed), `bit ${bit}`).toThrow();
    }
  });

  test('when it was cut short', async () => {
    const [chunk = Buffer.alloc(0)] = await sealed(sample(40));
    for (let length = 0; length < chunk.length; length++)
      expect(() => openChunk(key, context, 0, true, chunk.subarray(0, length)), `${length}`).toThrow();
  });

  test('in the place of another, as the last one, in another file, in another delivery or with another key', async () => {
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = await sealed(sample(CHUNK + 9));
    expect(() => openChunk(key, context, 0, false, second)).toThrow();
    expect(() => openChunk(key, context, 1, true, first)).toThrow();
    // The file ends after its first chunk: what follows was left out.
    expect(() => openChunk(key, context, 0, true, first)).toThrow();
    expect(() => openChunk(key, { ...context, fileId: 'other' }, 0, false, first)).toThrow();
    expect(() => openChunk(key, { ...context, deliveryId: 'other' }, 0, false, first)).toThrow();
    expect(() => openChunk(newFileKey(), context, 0, false, first)).toThrow();
    expect(openChunk(key, context, 0, false, first)).toHaveLength(CHUNK);
  });
});
