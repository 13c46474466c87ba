import '../build/own-environment.ts';

/*
 * `npm run dev` and the site's part of `npm run check`: Astro's command line in the site's environment. The package
 * does not export this entry, so it is loaded by its path.
 */
await import(new URL('../bin/astro.mjs', import.meta.resolve('astro')).href);
