import '../build/own-environment.ts';

/*
 * `npm run dev` and the site's part of `npm run check`: Astro's own command line, in the site's environment. Its package
 * exports no such entry, so the file is named.
 */
await import(new URL('../bin/astro.mjs', import.meta.resolve('astro')).href);
