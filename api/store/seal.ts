import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys } from '../base/keys.ts';

/** A payload at rest: AES-256-GCM, and the id of the key that opens it. */
export interface Sealed {
  keyId: string;
  bytes: Uint8Array;
}

const NONCE = 12;
const TAG = 16;

/** The row that a payload is bound to, by its table and its id or name. */
export const rowName = (table: string, id: unknown): string =>
  `${table}/${id instanceof Uint8Array ? Buffer.from(id).toString('base64url') : String(id)}`;

/** Whether these bytes can be what `seal` made, by any key. */
export const isWhole = (bytes: Uint8Array): boolean => bytes.length > NONCE + TAG;

/**
 * Encrypts a value as JSON.
 * @param rowId the row that it belongs to (`rowName`), bound in as associated data so that a payload cannot be moved to
 *   another row
 */
export function seal(keys: Keys, rowId: string, value: unknown): Sealed {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keys.current.seal, nonce).setAAD(Buffer.from(rowId));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return { keyId: keys.current.id, bytes: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
}

/** Decrypts a sealed value. Throws if the key is missing or a byte was changed. Neither can be repaired. */
export function open(keys: Keys, rowId: string, sealed: Sealed): unknown {
  const key = keys.byId.get(sealed.keyId);
  if (!key) throw new Error(`No key ${sealed.keyId} to open a stored payload`);
  const bytes = Buffer.from(sealed.bytes);
  const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(rowId))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return JSON.parse(
    Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8'),
  );
}
