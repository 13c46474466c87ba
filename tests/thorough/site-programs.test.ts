import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject, onTestFinished, test } from 'vitest';
import { siteSettings } from '../../content/site-environment.ts';
import { variableNames } from '../../api/base/config.ts';
import { buildSite } from '../../api/jobs/rebuild-site.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import { ownCheckout } from '../support/own-checkout.ts';

/** The programs that render the site get no secret of the server, and contact nobody. */

const SECRET = 'planted-secret';
const serverOnly = variableNames.filter((name) => !siteSettings.some((setting) => setting === name));
const secrets = Object.fromEntries(
  [...serverOnly, 'AWS_SECRET_ACCESS_KEY', 'NODE_AUTH_TOKEN'].map((name) => [name, SECRET]),
);

/** Records every connection that would leave the machine, and blocks it. */
const recorder = (file: string) => `
  import { appendFileSync } from 'node:fs';
  import { Socket } from 'node:net';
  const note = (what) => appendFileSync(${JSON.stringify(file)}, what + '\\n');
  globalThis.fetch = (url) => { note(String(url)); return Promise.reject(new Error('no network')); };
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (...args) {
    const { host, path } = [args[0]].flat(2)[0] ?? {};
    if (path === undefined && host !== undefined && !/^(localhost|127\\.|::1)/.test(host)) { note(host); throw new Error('no network'); }
    return connect.apply(this, args);
  };`;

/** Records what Astro's packages can see once they are loaded and the settings are read. */
const snoop = (file: string) => `
  { name: 'snoop', configResolved: async (config) => {
      const { appendFileSync } = await import('node:fs');
      const { loadEnv } = await import('vite');
      const seen = { process: process.env, vite: config.env, files: loadEnv(config.mode, config.envDir, '') };
      appendFileSync(${JSON.stringify(file)}, JSON.stringify(seen) + '\\n');
  } },`;

function prepared() {
  const checkout = ownCheckout();
  onTestFinished(checkout.remove);
  const folder = mkdtempSync(join(tmpdir(), 'candour-watched-'));
  const sent = join(folder, 'sent');
  const seen = join(folder, 'seen');
  writeFileSync(join(folder, 'recorder.mjs'), recorder(sent));
  const config = join(checkout.root, 'astro.config.mjs');
  writeFileSync(config, readFileSync(config, 'utf8').replace('plugins: [', `plugins: [${snoop(seen)}`));
  writeFileSync(
    join(checkout.root, '.env'),
    [...Object.keys(secrets).map((name) => `${name}=${SECRET}`), 'BASE_PATH=/from-file'].join('\n'),
  );
  const { contentDir } = inject('sites').full;
  const env = {
    // A home folder in which nobody has switched off telemetry.
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'recorder.mjs')).href}`,
    CONTENT_DIR: contentDir,
    SITE_DIR: join(folder, 'site'),
    CANDOUR_TODAY: BUILT_FOR,
    ...secrets,
  };
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return { checkout, env, sent: () => read(sent), seen: () => read(seen), config };
}

test.each([
  ['site/build/build.ts', [], 0],
  ['site/commands/policy.ts', ['check'], 0],
  ['site/commands/astro.ts', ['check', '--minimumSeverity', 'error'], 0],
])(
  '%s %j sees no secret from the environment or from .env, and contacts nobody',
  async (program, args, expected) => {
    const { checkout, env, sent, seen } = prepared();
    const { code, out, err } = await checkout.run(program, args, env);
    expect(code, out + err).toBe(expected);
    expect(seen()).toContain('"BASE_PATH":"/from-file"');
    expect(seen()).not.toContain(SECRET);
    expect(seen()).toContain('"ASTRO_DISABLE_UPDATE_CHECK":"true"');
    expect(sent()).toBe('');
  },
);

test('finds a program without these precautions', async () => {
  const { checkout, env, sent, seen, config } = prepared();
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace('silenceAstro();', '').replace('envDir: false,', ''),
  );
  const astro = join(checkout.root, 'node_modules/astro/bin/astro.mjs');
  await checkout.run(astro, ['build'], env);
  expect(seen()).toContain(SECRET);
  expect(sent()).toContain('telemetry');
});

test.skipIf(process.platform !== 'linux')(
  'the server builds its site in a process without its secrets',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'candour-rebuild-'));
    const seen = join(folder, 'seen');
    const script = join(folder, 'environ.mjs');
    writeFileSync(
      script,
      `import { appendFileSync, readFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(seen)}, readFileSync('/proc/self/environ'));`,
    );
    const planted: Record<string, string> = {
      ...secrets,
      NODE_OPTIONS: `--import=${pathToFileURL(script).href}`,
      BASE_PATH: '/planted',
    };
    const before = Object.fromEntries(Object.keys(planted).map((name) => [name, process.env[name]]));
    onTestFinished(() => {
      for (const [name, value] of Object.entries(before))
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    });
    Object.assign(process.env, planted);
    const built = await buildSite({
      siteDir: join(folder, 'site'),
      contentDir: join(folder, 'no-content'),
      signal: new AbortController().signal,
    });
    expect(built).toMatchObject({ done: false });
    const environ = readFileSync(seen, 'utf8');
    expect(environ).toContain('BASE_PATH=/planted');
    expect(environ).toContain(`SITE_DIR=${folder}`);
    expect(environ).not.toContain(SECRET);
  },
);
