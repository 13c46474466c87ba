import { addresses, withBase } from '../../content/addresses.ts';

/** The address of a page as it stands in a link: with the base path that this site is built under. */
export const href = (path: string): string => withBase(import.meta.env.BASE_URL, path);

export { addresses };
