/** Types of modules that have none, and of the module that `site/brand/astro-brand.ts` makes. */
declare module 'subset-font' {
  interface Options {
    targetFormat: 'woff2' | 'sfnt';
    /** An axis is pinned to a number or limited to a range. */
    variationAxes?: Record<string, number | { min: number; max: number; default: number }>;
  }
  const subsetFont: (font: Buffer, characters: string, options: Options) => Promise<Buffer>;
  export default subsetFont;
}

declare module 'virtual:brand-pictures' {
  /** The addresses of the clinic's own pictures, with a hash of their contents in the name. */
  export const addresses: Partial<Record<'light' | 'dark' | 'icon', string>>;
}
