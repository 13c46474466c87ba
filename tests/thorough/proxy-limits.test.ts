import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { errorWords } from '../../content/words/errors.ts';
import { encode, validAccess } from '../support/candour.ts';
import { formPost, openProxied, PUBLIC } from '../support/proxy-clinic.ts';
import type { Asked, ProxiedClinic } from '../support/proxy-clinic.ts';
import { deployFile, proxies } from '../support/proxy.ts';

const FORM = addresses.api.form('access');
const MOST = 20;

/** A valid form, each from another patient. */
const formNumber = (number: number) => encode({ ...validAccess, email: `patient${number}@patient.example` });

for (const { name, title, skip } of proxies) {
  describe.skipIf(skip)(`through ${title}`, () => {
    let clinic: ProxiedClinic;
    beforeAll(async () => {
      clinic = await openProxied(name);
    });
    afterAll(() => clinic.close());

    /** Sends forms one after another, and returns their statuses. */
    async function send(
      count: number,
      from: string,
      headers: (number: number) => Asked['headers'] = () => ({}),
    ) {
      const statuses: number[] = [];
      for (let number = 1; number <= count; number++) {
        const answer = await clinic.ask(FORM, { ...formPost(formNumber(number), headers(number)), from });
        statuses.push(answer.status);
      }
      return statuses;
    }

    test('a client that forges X-Forwarded-For is counted by the address that the proxy saw', async () => {
      const forgeries = (number: number): Asked['headers'] => ({
        'x-forwarded-for': [`203.0.113.${number}`, `192.0.2.${number}, 2001:db8:${number}::1`],
        'x-real-ip': `203.0.113.${number}`,
        forwarded: `for=203.0.113.${number}`,
        'cf-connecting-ip': `203.0.113.${number}`,
        'true-client-ip': `203.0.113.${number}`,
      });
      const statuses = await send(MOST + 1, '127.0.0.11', forgeries);
      expect(statuses).toEqual([...Array<number>(MOST).fill(303), 429]);

      const unforged = await clinic.ask(FORM, { ...formPost(formNumber(99)), from: '127.0.0.11' });
      expect(unforged.status).toBe(429);
      expect(unforged.headers['retry-after']).toMatch(/^\d+$/);
      // Candour's own page, which still has what was typed.
      expect(unforged.body).toContain('patient99@patient.example');
    });

    test('two visitors are counted separately', async () => {
      expect(await send(MOST + 1, '127.0.0.1')).toContain(429);
      expect(await send(1, '127.0.0.2')).toEqual([303]);
    });

    test('nobody can use up another client’s limit by naming its address', async () => {
      await send(MOST + 1, '127.0.0.21', () => ({ 'x-forwarded-for': '127.0.0.22' }));
      expect(await send(1, '127.0.0.22')).toEqual([303]);
    });

    const sizes = [
      ['a little more than Candour accepts', 110_000],
      ['more than the proxy accepts', 200_000],
    ] as const;
    test.each(sizes)('a form with %s gets the page that says so', async (_, size) => {
      const body = encode({ ...validAccess, name: 'x'.repeat(size) });
      const answer = await clinic.ask(FORM, { ...formPost(body), from: '127.0.0.31' });
      expect(answer.status).toBe(413);
      expect(answer.body).toContain(errorWords[413].title);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    });

    test('files of a copy pass, and Candour asks who sends them', async () => {
      const answer = await clinic.ask(addresses.team.upload('KT7243T2'), {
        method: 'POST',
        headers: { origin: PUBLIC, 'content-type': 'multipart/form-data; boundary=none' },
        body: 'x'.repeat(300_000),
        from: '127.0.0.34',
      });
      expect([answer.status, answer.headers.location]).toEqual([
        303,
        expect.stringContaining('/team/?next='),
      ]);
    });

    test('a form that is far too long is refused before all of it arrives', async () => {
      const body = formPost('x'.repeat(10_000_000));
      // Caddy may close the connection while the rest is still being sent.
      const answer = await clinic.ask(FORM, { ...body, from: '127.0.0.33' }).catch(() => undefined);
      expect([413, undefined]).toContain(answer?.status);
    });

    test('the longest form that Candour accepts passes the proxy', async () => {
      const body = encode({ ...validAccess, spare: 'x'.repeat(102_000 - encode(validAccess).length) });
      const answer = await clinic.ask(FORM, { ...formPost(body), from: '127.0.0.32' });
      expect(answer.status).toBe(303);
    });

    test.skipIf(name === 'caddy')(
      `a flood of forms is stopped at the proxy${name === 'caddy' ? ' (skipped: Caddy has no such limit built in)' : ''}`,
      async () => {
        const asked = { ...formPost('token=unknown'), from: '127.0.0.41' };
        // nginx lets 60 through, and two more each second: many, in case the machine takes long to send them.
        const flood = Array.from({ length: 200 }, () => clinic.ask(addresses.api.confirm, asked));
        const refused = (await Promise.all(flood)).filter(({ status }) => status === 429);
        expect(refused.length).toBeGreaterThan(20);
        expect(refused[0]?.body).toContain(errorWords[429].title);
        expect((await clinic.ask('/', { from: '127.0.0.41' })).status).toBe(200);
        expect((await clinic.ask(addresses.api.confirm, { ...asked, from: '127.0.0.42' })).status).toBe(303);
      },
    );
  });
}

test.each([
  ['nginx.conf', /upstream candour \{[^}]*keepalive_timeout (\d+)s;/],
  ['Caddyfile', /transport http \{[^}]*keepalive (\d+)s/],
])('%s closes an idle connection before Candour does', (file, setting) => {
  const [, seconds] = setting.exec(deployFile(file)) ?? [];
  const { keepAliveTimeout } = createServer();
  expect(Number(seconds) * 1000).toBeGreaterThan(0);
  expect(Number(seconds) * 1000).toBeLessThan(keepAliveTimeout);
});
