import { Hono } from 'hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { addresses } from '../../content/addresses.ts';
import type { RouteDependencies } from './dependencies.ts';

/**
 * Serves the built site. It does not serve templates, team pages and the manifest, which are for the API, or dotfiles,
 * which are for the build.
 */
export function staticFiles({ config }: RouteDependencies): Hono {
  const app = new Hono();
  const base = config.basePath.replace(/\/+$/, '');
  const serve = serveStatic({
    root: config.siteDir,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(base.length),
  });
  app.get('*', async (c, next) => {
    const path = c.req.path.slice(base.length);
    const hidden =
      path.startsWith('/templates') ||
      path.startsWith(addresses.team.home) ||
      path === addresses.manifest ||
      path.endsWith('.br') ||
      (/\/\./.test(path) && !path.startsWith('/.well-known/'));
    if (hidden) return next();
    // Every page has one address. At another one, a page that the server fills in would be served as it was built. An
    // address that begins with two slashes would lead to another website. Hono has taken one slash off the end.
    const [, folder] = /^((?:\/[\w-]+)*)\/+(?:index\.html\/*)?$/.exec(path) ?? [];
    if (folder !== undefined && path !== '/')
      return c.redirect(`${base}${folder}/${new URL(c.req.url).search}`, 301);
    const found = await serve(c, next);
    // Set on the finished response, because the middleware's own hook runs too late. Without a file, `serve` returns
    // the context. Files under _astro have a content hash in their name.
    if (found && 'headers' in found)
      found.headers.set(
        'Cache-Control',
        path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    return found;
  });
  return app;
}
