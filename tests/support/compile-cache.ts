import { join } from 'node:path';

/**
 * Keeps what Node made of the TypeScript, in the folder that `api/start.js` uses: a program that is started once more starts
 * in half the time. For programs of this checkout alone, because a copy's files would never be asked for again.
 */
export const compileCache = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/candour'),
};
