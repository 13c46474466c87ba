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

test('listens on loopback and keeps mail in the local mailbox without any setting', () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      publicOrigin: 'http://localhost:4310',
      basePath: '/',
      host: '127.0.0.1',
      port: 4310,
      contentDir: resolve('content/demo'),
      siteDir: resolve('dist'),
      requests: 'on',
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

test('treats an empty variable as not set', () => {
  const empty = { PORT: '', PUBLIC_ORIGIN: '', RESEND_API_KEY: '', MAIL_FROM: '', CANDOUR_KEYS: '' };
  expect(read(empty)).toEqual(read({}));
});

test('reads every setting', () => {
  const env = {
    ...live,
    BASE_PATH: '/your/privacy',
    HOST: '0.0.0.0',
    PORT: '8080',
    CONTENT_DIR: '/srv/content',
    SITE_DIR: '/srv/site',
    REQUESTS: 'off',
    RESEND_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}`,
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
      requests: 'off',
      dataDir: '/srv/data',
      keys: 'k1:abc',
      mail: {
        service: 'resend',
        apiKey: SECRET,
        webhookSecret: `whsec_${'A'.repeat(32)}`,
        from: 'privacy@clinic.example',
      },
      mailsPerSecond: 0.5,
      trustedProxies: 2,
      requestsPerHour: 50,
      healthToken: 'a-token-of-the-monitor',
      today: '2026-11-22',
    },
  });
});

describe('an invalid value is reported with what was expected', () => {
  test.each([
    ['PUBLIC_ORIGIN', 'privacy.clinic.example'],
    ['PUBLIC_ORIGIN', 'nonsense'],
    ['PUBLIC_ORIGIN', 'ftp://clinic.example'],
    ['PUBLIC_ORIGIN', 'http://privacy.clinic.example'],
    ['PUBLIC_ORIGIN', 'http://192.168.1.5:4310'],
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
    ['RESEND_BASE_URL', 'http://api.resend.example'],
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
  test('a public site requires a key and an address, and both are listed at once', () => {
    expect(problemsOf({ PUBLIC_ORIGIN: 'https://privacy.clinic.example' })).toEqual([
      'RESEND_API_KEY, SMTP_URL or GRAPH_TENANT: expected one of them, because PUBLIC_ORIGIN is https://privacy.clinic.example and patients must get their mail; found none',
      'MAIL_FROM: expected an email address, because PUBLIC_ORIGIN is https://privacy.clinic.example; found nothing',
    ]);
  });

  const smtp = { PUBLIC_ORIGIN: live.PUBLIC_ORIGIN, MAIL_FROM: live.MAIL_FROM };
  test.each([
    [
      'smtp://smtp.clinic.example',
      { host: 'smtp.clinic.example', port: 587, implicitTls: false, login: undefined },
    ],
    [
      'smtps://robin%40clinic.example:p%3Ass%20word@smtp.clinic.example',
      {
        host: 'smtp.clinic.example',
        port: 465,
        implicitTls: true,
        login: { user: 'robin@clinic.example', pass: 'p:ss word' },
      },
    ],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, implicitTls: false, login: undefined }],
  ])('goes through the SMTP server of %s', (SMTP_URL, settings) => {
    const config = read({ ...smtp, SMTP_URL });
    expect(config.ok && config.value.mail).toEqual({ service: 'smtp', from: live.MAIL_FROM, ...settings });
  });

  test.each(['smtp.clinic.example', 'https://smtp.clinic.example', 'smtp://'])(
    'does not go through %s, and the password in it is not repeated',
    (address) => {
      const [problem] = problemsOf({ ...smtp, SMTP_URL: address.replace('://', '://a:planted@') });
      expect(problem).toMatch(/^SMTP_URL: expected an address such as .+, found something else$/);
      expect(problem).not.toContain('planted');
    },
  );

  test.each(['clinic:50%planted', 'clinic%zz:planted', 'clinic:%E2%82planted'])(
    'does not go through a server whose login cannot be decoded: %s',
    (login) => {
      expect(problemsOf({ ...smtp, SMTP_URL: `smtp://${login}@smtp.clinic.example` })).toEqual([
        'SMTP_URL: expected a user and a password in which a percent sign is written as %25, found something else',
      ]);
    },
  );

  test('goes through Microsoft Graph with all three of its settings', () => {
    const graph = { ...smtp, GRAPH_TENANT: 'clinic.example' };
    expect(problemsOf(graph)).toEqual([
      'GRAPH_CLIENT_ID and GRAPH_CLIENT_SECRET: expected both, because GRAPH_TENANT is set; found nothing',
    ]);
    expect(problemsOf({ ...graph, MAIL_FROM: '' })).toHaveLength(2);
    const GRAPH_CLIENT_ID = '00000000-0000-4000-8000-000000000000';
    const config = read({ ...graph, GRAPH_CLIENT_ID, GRAPH_CLIENT_SECRET: SECRET });
    expect(config.ok && config.value.mail).toEqual({
      service: 'graph',
      from: live.MAIL_FROM,
      tenant: 'clinic.example',
      clientId: GRAPH_CLIENT_ID,
      clientSecret: SECRET,
      graphUrl: 'https://graph.microsoft.com',
      loginUrl: 'https://login.microsoftonline.com',
    });
  });

  test('goes through one service', () => {
    expect(problemsOf({ ...live, SMTP_URL: 'smtp://smtp.clinic.example' })).toEqual([
      'SMTP_URL: expected one mail service, found RESEND_API_KEY and SMTP_URL',
    ]);
  });

  test('a key requires an address to send from', () => {
    expect(problemsOf({ RESEND_API_KEY: SECRET })).toEqual([
      'MAIL_FROM: expected an email address, because RESEND_API_KEY is set; found nothing',
    ]);
  });

  test.each(['http://localhost:4310', 'http://127.0.0.1:80', 'http://[::1]:4310', 'https://localhost'])(
    '%s is loopback, where mail may stay in the local mailbox',
    (origin) => {
      const config = read({ PUBLIC_ORIGIN: new URL(origin).origin });
      expect(config.ok && config.value.mail.service).toBe('local-mailbox');
    },
  );

  test.each(['http://localhost.evil.example', 'http://127.0.0.1.example', 'http://192.168.0.7'])(
    '%s is not loopback',
    (origin) => {
      expect(problemsOf({ PUBLIC_ORIGIN: origin })).toHaveLength(1);
    },
  );

  test('a key sends mail from loopback too', () => {
    const config = read({ RESEND_API_KEY: SECRET, MAIL_FROM: 'privacy@clinic.example' });
    expect(config.ok && config.value.mail.service).toBe('resend');
  });
});

describe('an unknown variable is refused, because a misspelt setting would keep its default', () => {
  test.each(['CANDOUR_KEY', 'RESEND_KEY', 'RESEND_DEBUG'])('%s', (name) => {
    expect(problemsOf({ [name]: '1' })).toEqual([
      `${name}: unknown variable; the known ones are in .env.example`,
    ]);
  });

  test('variables of other programs in the environment are ignored', () => {
    expect(read({ PATH: '/bin', HOME: '/root', RESENDER: 'x' }).ok).toBe(true);
  });

  test('every name in the settings file is checked', () => {
    const file = join(folder, 'env');
    writeFileSync(file, 'PORT=80\nPROT=80\n# COMMENT=1\nPUBLIC_ORIGNI=x\n');
    expect(problemsOf({}, file).map((problem) => problem.split(':')[0])).toEqual(['PROT', 'PUBLIC_ORIGNI']);
  });
});

test('all problems are reported in one list', () => {
  const problems = problemsOf({
    CANDOUR_COLOUR: 'green',
    PUBLIC_ORIGIN: 'https://privacy.clinic.example',
    PORT: 'http',
    MAILS_PER_SECOND: 'fast',
  });
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
    'CANDOUR_COLOUR',
    'MAILS_PER_SECOND',
    'MAIL_FROM',
    'PORT',
    'RESEND_API_KEY, SMTP_URL or GRAPH_TENANT',
  ]);
});

test.each(['short', 'fifteen-letters', 'with a space and long', '', 'x'.repeat(201)])(
  'HEALTH_TOKEN is refused if it is too short or cannot be sent, and is not printed: %j',
  (token) => {
    const problems = problemsOf({ HEALTH_TOKEN: token });
    expect(problems).toHaveLength(token === '' ? 0 : 1);
    if (token !== '') {
      expect(problems[0]).toMatch(/^HEALTH_TOKEN: expected 16 to 200 /);
      expect(problems[0]).not.toContain(token);
    }
  },
);

test('a key is never printed, valid or not', () => {
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

test.each(['user:50%', 'user%:20word'])(
  'refuses the address of a database whose login cannot be decoded, and does not print it: %s',
  (login) => {
    expect(problemsOf({ DATABASE_URL: `postgres://${login}@db.example/x`, CANDOUR_KEYS: 'k1:key' })).toEqual([
      'DATABASE_URL: expected a user, password and name in which a percent sign is written as %25, found something else',
    ]);
  },
);

test.each(['db.example/candour', 'mysql://user:hidden@db.example/x', 'postgres://user:hidden@db.example'])(
  'refuses %s as the address of a database, and does not print it',
  (url) => {
    expect(problemsOf({ DATABASE_URL: url, CANDOUR_KEYS: 'k1:key' })).toEqual([
      'DATABASE_URL: expected the address of a database on PostgreSQL, such as postgres://user:password@host/candour, found something else',
    ]);
  },
);
