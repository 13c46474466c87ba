import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Typeface } from './typefaces.ts';

/** Returns the path of the typeface's file as its package has it: Latin letters, with the weight axis. */
export const sourceOf = ({ package: name }: Typeface): string =>
  inPackage(name, `files/${name}-latin-wght-normal.woff2`);

/** Returns the path of the text of the typeface's licence. */
export const licenceOf = ({ package: name }: Typeface): string => inPackage(name, 'LICENSE');

/** From the root of the checkout, because Astro moves the code of pages into a bundle elsewhere. */
const inPackage = (name: string, file: string): string =>
  createRequire(join(process.cwd(), 'package.json')).resolve(`@fontsource-variable/${name}/${file}`);
