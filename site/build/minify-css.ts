import { transform } from 'lightningcss';

/** A style sheet for browsers as new as the ones it was written for, without comments and spaces. It throws where it is not CSS. */
export const minifyCss = (css: string): string =>
  transform({ filename: 'styles.css', code: Buffer.from(css), minify: true }).code.toString();
