import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The bytes of a file in one chunk. The last chunk may hold fewer. */
export const CHUNK = 256 * 1024;
const TAG = 16;
/** The most bytes of a sealed chunk. */
export const SEALED_CHUNK = CHUNK + TAG;

/** Which file a chunk belongs to. It is bound to each chunk as associated data. */
export interface FileContext {
  deliveryId: string;
  fileId: string;
}

/** A key for one file. It never seals a second one, because the nonces are the numbers of the chunks. */
export const newFileKey = (): Buffer => randomBytes(32);

/** How many chunks a file of so many bytes has. */
export const chunksIn = (size: number): number => Math.ceil(size / CHUNK);

/**
 * Seals the bytes of a file in chunks (AES-256-GCM), each with its number and whether it is the last, so that none can be
 * changed, moved, left out or added. At most two chunks are in memory. Yields nothing for an empty file.
 */
export async function* sealChunks(
  key: Uint8Array,
  context: FileContext,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  let number = 0;
  for await (const part of bytes) {
    waiting.push(Buffer.from(part));
    length += part.length;
    // The last chunk must be marked, so one goes only when something comes after it.
    while (length > CHUNK) {
      const all = Buffer.concat(waiting);
      yield sealChunk(key, context, number++, false, all.subarray(0, CHUNK));
      waiting = [all.subarray(CHUNK)];
      length -= CHUNK;
    }
  }
  if (length > 0) yield sealChunk(key, context, number, true, Buffer.concat(waiting));
}

function sealChunk(
  key: Uint8Array,
  context: FileContext,
  number: number,
  isLast: boolean,
  bytes: Uint8Array,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast));
  cipher.setAAD(associated(context, number, isLast));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([cipher.getAuthTag(), body]);
}

/** Opens one chunk. Throws if a byte was changed, or it is another chunk of this file or of another. */
export function openChunk(
  key: Uint8Array,
  context: FileContext,
  number: number,
  isLast: boolean,
  sealed: Uint8Array,
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), { authTagLength: TAG });
  decipher.setAAD(associated(context, number, isLast)).setAuthTag(sealed.subarray(0, TAG));
  return Buffer.concat([decipher.update(sealed.subarray(TAG)), decipher.final()]);
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 4);
  nonce.writeUInt8(Number(isLast), 11);
  return nonce;
}

const associated = ({ deliveryId, fileId }: FileContext, number: number, isLast: boolean): Buffer =>
  Buffer.from(`${deliveryId}/${fileId}/${number}/${isLast ? 'last' : 'more'}`);
