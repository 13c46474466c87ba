import type { Hono } from 'hono';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Services } from './services.ts';

/** The built site. Templates are the API's own material, and files that start with a dot are the build's. */
export function staticFiles(app: Hono, { config }: Services): void {
  const base = config.basePath.replace(/\/+$/, '');
  const serve = serveStatic({
    root: config.siteDir,
    rewriteRequestPath: (path) => path.slice(base.length),
    onFound: (path, c) => {
      // Files under _astro carry a hash of their content in their name.
      c.header(
        'Cache-Control',
        path.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('*', (c, next) => {
    const path = c.req.path.slice(base.length);
    const hidden = path.startsWith('/templates') || (/\/\./.test(path) && !path.startsWith('/.well-known/'));
    return hidden ? next() : serve(c, next);
  });
}
