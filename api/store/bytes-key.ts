/** A key of a map for bytes, which are equal only to themselves. */
export const bytesKey = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
