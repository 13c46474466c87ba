import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { siteSettings } from './content/site-environment.ts';
import { brandIntegration } from './site/brand/astro-brand.ts';
import { apiProxy, proxyErrorsInOneLine } from './site/build/api-proxy.ts';
import { isBuiltFile, watchContent } from './site/build/watch-content.ts';
import { silenceAstro } from './site/build/silence-astro.ts';

// Our own programs have done both already; this is for developers who run Astro itself.
silenceAstro();
const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
for (const name of siteSettings) if (name in fromFile) process.env[name] ??= fromFile[name];

/**
 * What is fetched after a click brings no styles of its own, so nothing has to be preloaded for it. The bundler would
 * add two kilobytes for that to every page.
 */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : undefined,
};

const outDir = process.env['SITE_DIR'] ?? './dist';

export default defineConfig({
  site: process.env['PUBLIC_ORIGIN'] ?? 'http://localhost:4310',
  base: process.env['BASE_PATH'] ?? '/',
  srcDir: './site',
  outDir,
  output: 'static',
  // JSX-like whitespace would join a word to the link after it; legal prose must read as it was written.
  compressHTML: true,
  // Two policies at one address would hide one of them.
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  // The Content-Security-Policy allows no inline style and no inline script.
  build: { inlineStylesheets: 'never' },
  vite: {
    // Vite and Astro would read all of `.env`, the server's keys included.
    envDir: false,
    plugins: [plainImports, proxyErrorsInOneLine()],
    server: {
      proxy: apiProxy(process.env['API_ORIGIN'], process.env['BASE_PATH'] ?? '/'),
      // Every page of a build beside it would load the browser's page again.
      watch: { ignored: [isBuiltFile(outDir)] },
    },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks each MDX module for itself; the bundler would warn of every mark.
        onLog: (level, log, pass) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') pass(level, log);
        },
      },
    },
  },
  // Headings in policies carry ids of their own (`## Question? {#id}`), so that links survive a new wording.
  markdown: { syntaxHighlight: false, processor: satteri({ features: { headingAttributes: true } }) },
  integrations: [mdx(), brandIntegration(), watchContent()],
});
