import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../api/base/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const noFile = join(folder, 'none');
const SECRET = 're_secret_planted_key';

const read = (env: Record<string, string>) => readConfig(env, noFile);
const problemsOf = (env: Record<string, string>, file = noFile) => {
  const config = readConfig(env, file);
  return config.ok ? [] : config.problems;
};
const live = {
  PUBLIC_ORIGIN: 'https://privacy.clinic.example',
  RESEND_API_KEY: SECRET,
  MAIL_FROM: 'privacy@clinic.example',
};

test('without any setting Candour runs on this machine alone and keeps its mail', () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      publicOrigin: 'http://localhost:4310',
      basePath: '/',
      host: '127.0.0.1',
      port: 4310,
      contentDir: resolve('content/demo'),
      siteDir: resolve('dist'),
      dataDir: resolve('data'),
      keys: undefined,
      mail: { service: 'local-mailbox', from: 'privacy@localhost' },
      mailsPerSecond: 2,
      trustedProxies: 0,
      requestsPerHour: 20,
      healthToken: undefined,
      today: undefined,
    },
  });
});

test('an empty variable is as good as none', () => {
  const empty = { PORT: '', PUBLIC_ORIGIN: '', RESEND_API_KEY: '', MAIL_FROM: '', CANDOUR_KEYS: '' };
  expect(read(empty)).toEqual(read({}));
});

test('every setting is taken', () => {
  const env = {
    ...live,
    BASE_PATH: '/your/privacy',
    HOST: '0.0.0.0',
    PORT: '8080',
    CONTENT_DIR: '/srv/content',
    SITE_DIR: '/srv/site',
    DATA_DIR: '/srv/data',
    CANDOUR_KEYS: 'k1:abc',
    CANDOUR_TODAY: '2026-11-22',
    RESEND_BASE_URL: 'http://127.0.0.1:9',
    MAILS_PER_SECOND: '0.5',
    TRUSTED_PROXIES: '2',
    REQUESTS_PER_HOUR: '50',
    HEALTH_TOKEN: 'a-token-of-the-monitor',
  };
  expect(read(env)).toEqual({
    ok: true,
    value: {
      publicOrigin: 'https://privacy.clinic.example',
      basePath: '/your/privacy',
      host: '0.0.0.0',
      port: 8080,
      contentDir: '/srv/content',
      siteDir: '/srv/site',
      dataDir: '/srv/data',
      keys: 'k1:abc',
      mail: { service: 'resend', apiKey: SECRET, from: 'privacy@clinic.example' },
      mailsPerSecond: 0.5,
      trustedProxies: 2,
      requestsPerHour: 50,
      healthToken: 'a-token-of-the-monitor',
      today: '2026-11-22',
    },
  });
});

describe('a wrong value is named with what was expected', () => {
  test.each([
    ['PUBLIC_ORIGIN', 'privacy.clinic.example'],
    ['PUBLIC_ORIGIN', 'nonsense'],
    ['PUBLIC_ORIGIN', 'ftp://clinic.example'],
    ['PUBLIC_ORIGIN', 'https://clinic.example/'],
    ['PUBLIC_ORIGIN', 'https://clinic.example/privacy'],
    ['BASE_PATH', 'privacy'],
    ['BASE_PATH', '/privacy?x'],
    ['BASE_PATH', '/../x'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['TRUSTED_PROXIES', '-1'],
    ['TRUSTED_PROXIES', '6'],
    ['TRUSTED_PROXIES', 'yes'],
    ['REQUESTS_PER_HOUR', '0'],
    ['REQUESTS_PER_HOUR', '2.5'],
    ['CANDOUR_TODAY', '2026-02-31'],
    ['CANDOUR_TODAY', 'tomorrow'],
    ['RESEND_BASE_URL', 'api.resend.example'],
    ['MAIL_FROM', 'Clinic <privacy@clinic.example>'],
    ['MAILS_PER_SECOND', '0'],
    ['MAILS_PER_SECOND', '101'],
    ['MAILS_PER_SECOND', 'fast'],
  ])('%s=%s', (name, value) => {
    const problems = problemsOf({ ...live, [name]: value });
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem).toMatch(new RegExp(`^${name}: expected .+, found `));
      expect(problem).not.toMatch(/Invalid|NaN|undefined/);
      expect(problem.endsWith(`found ${JSON.stringify(value)}`)).toBe(true);
    }
  });
});

describe('mail', () => {
  test('a site that others can reach needs a key', () => {
    expect(problemsOf({ PUBLIC_ORIGIN: 'https://privacy.clinic.example' })).toEqual([
      'RESEND_API_KEY: expected a key, because PUBLIC_ORIGIN is https://privacy.clinic.example and patients must get their mail; found nothing',
    ]);
  });

  test('a key needs an address to send from', () => {
    expect(problemsOf({ RESEND_API_KEY: SECRET })).toEqual([
      'MAIL_FROM: expected an email address, because RESEND_API_KEY is set; found nothing',
    ]);
  });

  test.each(['http://localhost:4310', 'http://127.0.0.1:80', 'http://[::1]:4310', 'https://localhost'])(
    '%s is this machine, which may keep its mail',
    (origin) => {
      const config = read({ PUBLIC_ORIGIN: new URL(origin).origin });
      expect(config.ok && config.value.mail.service).toBe('local-mailbox');
    },
  );

  test.each(['http://localhost.evil.example', 'http://127.0.0.1.example', 'http://192.168.0.7'])(
    '%s is not',
    (origin) => {
      expect(problemsOf({ PUBLIC_ORIGIN: origin })).toHaveLength(1);
    },
  );

  test('with a key even this machine sends', () => {
    const config = read({ RESEND_API_KEY: SECRET, MAIL_FROM: 'privacy@clinic.example' });
    expect(config.ok && config.value.mail.service).toBe('resend');
  });
});

describe('a name that we do not know is refused, because its default would stay in force', () => {
  test.each(['CANDOUR_KEY', 'RESEND_KEY', 'RESEND_DEBUG'])('%s', (name) => {
    expect(problemsOf({ [name]: '1' })).toEqual([
      `${name}: unknown variable; the known ones are in .env.example`,
    ]);
  });

  test('names of others in the environment are none of our business', () => {
    expect(read({ PATH: '/bin', HOME: '/root', RESENDER: 'x' }).ok).toBe(true);
  });

  test('in the file of settings every name counts', () => {
    const file = join(folder, 'env');
    writeFileSync(file, 'PORT=80\nPROT=80\n# COMMENT=1\nPUBLIC_ORIGNI=x\n');
    expect(problemsOf({}, file).map((problem) => problem.split(':')[0])).toEqual(['PROT', 'PUBLIC_ORIGNI']);
  });
});

test('all problems come in one list', () => {
  const problems = problemsOf({
    CANDOUR_COLOUR: 'green',
    PUBLIC_ORIGIN: 'https://privacy.clinic.example',
    PORT: 'http',
    MAILS_PER_SECOND: 'fast',
  });
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
    'CANDOUR_COLOUR',
    'MAILS_PER_SECOND',
    'PORT',
    'RESEND_API_KEY',
  ]);
});

test.each(['short', 'fifteen-letters', 'with a space and long', '', 'x'.repeat(201)])(
  'HEALTH_TOKEN is refused when it is too short or cannot be sent, and is not repeated: %j',
  (token) => {
    const problems = problemsOf({ HEALTH_TOKEN: token });
    expect(problems).toHaveLength(token === '' ? 0 : 1);
    if (token !== '') {
      expect(problems[0]).toMatch(/^HEALTH_TOKEN: expected 16 to 200 /);
      expect(problems[0]).not.toContain(token);
    }
  },
);

test('a key is never repeated, right or wrong', () => {
  const problems = problemsOf({
    RESEND_API_KEY: `${SECRET} with space`,
    CANDOUR_KEYS: SECRET,
    PORT: 'x',
  });
  expect(problems).toHaveLength(2);
  expect(problems.join('\n')).toContain('RESEND_API_KEY');
  expect(problems.join('\n')).not.toContain(SECRET);
});

test('a database on PostgreSQL is taken with its keys, and refused without them', () => {
  const env = { DATABASE_URL: 'postgres://candour:word@db.example/candour?sslmode=verify-full' };
  const config = read({ ...env, CANDOUR_KEYS: 'k1:key' });
  expect(config.ok && config.value.databaseUrl).toBe(env.DATABASE_URL);
  expect(problemsOf(env)).toEqual([
    'CANDOUR_KEYS: expected keys, because DATABASE_URL is set; found nothing',
  ]);
});

test.each(['db.example/candour', 'mysql://user:hidden@db.example/x', 'postgres://user:hidden@db.example'])(
  'refuses %s as the address of a database, and does not print it',
  (url) => {
    expect(problemsOf({ DATABASE_URL: url, CANDOUR_KEYS: 'k1:key' })).toEqual([
      'DATABASE_URL: expected the address of a database on PostgreSQL, such as postgres://user:password@host/candour, found something else',
    ]);
  },
);
