import { transform } from 'lightningcss';

/**
 * Returns the style sheet without comments and white space. It does not change which browsers are supported. Throws on
 * invalid CSS.
 */
export const minifyCss = (css: string): string =>
  transform({ filename: 'styles.css', code: Buffer.from(css), minify: true }).code.toString();
