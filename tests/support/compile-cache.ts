import { join } from 'node:path';

/**
 * Node’s compile cache for TypeScript, in the folder that `api/start.js` uses. A program that has run before
 * starts in half the time. Only for programs of this checkout: the files of a copy would never be read again.
 */
export const compileCache = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/candour'),
};
