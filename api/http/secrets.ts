import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits. The browser has it, and the store has only its hash. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The SHA-256 of a secret, which is what the store keeps. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
