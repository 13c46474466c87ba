import { addresses, withBase } from '../../content/addresses.ts';

/** Returns the link to a page: its address with this build's base path. */
export const href = (path: string): string => withBase(import.meta.env.BASE_URL, path);

export { addresses };
