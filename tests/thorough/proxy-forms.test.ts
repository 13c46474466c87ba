import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode, validAccess } from '../support/candour.ts';
import { askPlain, formPost, openProxied, PUBLIC } from '../support/proxy-clinic.ts';
import type { Asked, ProxiedClinic } from '../support/proxy-clinic.ts';
import { HOST, proxies } from '../support/proxy.ts';

const FORM = addresses.api.form('access');
const RECEIVED = /^\/requests\/received\/[^/]+\/$/;
const STRANGER = 'stranger.example';

/** A valid form from a patient of that name. */
const formOf = (patient: string) => encode({ ...validAccess, email: `${patient}@patient.example` });

/** The headers of a form by where it comes from, and the status of the answer. */
const from: [who: string, headers: Asked['headers'], status: number][] = [
  ['the clinic’s own page', { origin: PUBLIC }, 303],
  ['the clinic’s own page in a new browser', { origin: PUBLIC, 'sec-fetch-site': 'same-origin' }, 303],
  ['a page of this site that hides its origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 303],
  ['a page that hides its origin', { origin: 'null' }, 403],
  ['a page of another site that hides its origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['a page on another subdomain', { origin: `https://www.${HOST}`, 'sec-fetch-site': 'same-site' }, 403],
  ['a page of another site', { origin: `https://${STRANGER}` }, 403],
  ['the same name without TLS', { origin: `http://${HOST}` }, 403],
  ['Candour’s address behind the proxy', { origin: 'http://127.0.0.1:4310' }, 403],
  // Browsers have sent Origin with every form since 2020. A client that sends neither header is no browser,
  // or hides something.
  ['an unknown origin', { origin: [] }, 403],
];

for (const { name, title, skip } of proxies)
  describe.skipIf(skip)(`through ${title}`, () => {
    let clinic: ProxiedClinic;
    beforeAll(async () => {
      clinic = await openProxied(name);
    });
    afterAll(() => clinic.close());

    test.each(from)('a form from %s', async (who, headers, status) => {
      const answer = await clinic.ask(FORM, formPost(formOf(who.replace(/\W+/g, '-')), headers));
      expect(answer.status, answer.body).toBe(status);
      if (status === 303) expect(answer.headers.location).toMatch(RECEIVED);
    });

    test('pages and their headers are Candour’s', async () => {
      const { status, headers, body } = await clinic.ask('/', { headers: { 'accept-encoding': 'identity' } });
      expect(status).toBe(200);
      expect(body).toContain('<main');
      expect(headers['strict-transport-security']).toContain('max-age=');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-encoding']).toBeUndefined();
    });

    test('pages are compressed for clients that accept it', async () => {
      const { headers } = await clinic.ask('/privacy/', { headers: { 'accept-encoding': 'gzip' } });
      expect(headers['content-encoding']).toBe('gzip');
      expect(headers.vary?.toLowerCase()).toContain('accept-encoding');
    });

    test('without TLS every address redirects to the same address with it, and a POST stays a POST', async () => {
      const { status, headers } = await askPlain(clinic.proxy.httpPort, '/requests/access/?a=b');
      expect(status).toBe(308);
      expect(headers.location?.replace(`:${clinic.proxy.httpsPort}`, '')).toBe(
        `${PUBLIC}/requests/access/?a=b`,
      );
    });

    test('forged headers for host and protocol change no link', async () => {
      const lies = {
        'x-forwarded-host': STRANGER,
        'x-forwarded-proto': 'http',
        'x-forwarded-port': '1',
        'x-original-host': STRANGER,
        forwarded: `for=192.0.2.1;host=${STRANGER};proto=http`,
      };
      const answer = await clinic.ask(FORM, formPost(formOf('lies'), lies));
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toMatch(RECEIVED);
      await linksAreOurs(clinic, 'lies');
    });

    test('a request for another host name does not reach Candour', async () => {
      const other = { host: STRANGER };
      const page = await clinic.ask('/', { headers: other }).catch(() => ({ status: 0, body: '' }));
      expect(page.status === 0 || page.status === 421, `status ${page.status}`).toBe(true);
      expect(page.body).not.toContain('<main');
      const form = formPost(formOf('other-name'), other);
      const sent = await clinic.ask(FORM, form).catch(() => ({ status: 0 }));
      expect(sent.status).not.toBe(303);
      const plain = await askPlain(clinic.proxy.httpPort, '/', { headers: other }).catch(() => undefined);
      // Caddy redirects to the same name with TLS, where the request ends as above.
      expect([undefined, 308]).toContain(plain?.status);
    });

    test('links are those of PUBLIC_ORIGIN even if the proxy passes on every host name', async () => {
      const form = formPost(formOf('any-name'), { host: STRANGER, 'x-forwarded-for': '192.0.2.20' });
      const answer = await askPlain(Number(clinic.upstream.split(':')[1]), FORM, form);
      expect(answer.status, answer.body).toBe(303);
      expect(answer.headers.location).toMatch(RECEIVED);
      await linksAreOurs(clinic, 'any-name');
    });

    test('there is no mailbox in production', async () => {
      expect((await clinic.ask(addresses.mailbox)).status).toBe(404);
    });

    test('a trial Candour shows its mailbox to nobody who comes through a proxy', async () => {
      const trial = await openProxied(name, { PUBLIC_ORIGIN: 'http://localhost:4310', RESEND_API_KEY: '' });
      try {
        const port = Number(trial.upstream.split(':')[1]);
        const own = { headers: { host: 'localhost:4310' } };
        expect((await askPlain(port, addresses.mailbox, own)).status).toBe(200);
        expect((await askPlain(port, addresses.mailbox, { headers: { host: STRANGER } })).status).toBe(404);
        expect((await trial.ask(addresses.mailbox)).status).toBe(404);
        for (const pretended of [own.headers, { 'x-forwarded-host': 'localhost:4310' }]) {
          const answer = await trial.ask(addresses.mailbox, { headers: pretended }).catch(() => undefined);
          expect([undefined, 404, 421]).toContain(answer?.status);
        }
      } finally {
        await trial.close();
      }
    });
  });

/** Checks that the links in the email to that patient have the clinic's own name. */
async function linksAreOurs({ resend }: ProxiedClinic, patient: string): Promise<void> {
  const mail = await vi.waitUntil(
    () => resend.delivered.find(({ to }) => to === `${patient}@patient.example`),
    { timeout: 60_000 },
  );
  const links = `${mail.text} ${mail.html ?? ''}`.match(/https?:\/\/[^\s"<>]+\/requests\/[^\s"<>]+/g) ?? [];
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(new URL(link).origin).toBe(PUBLIC);
  expect(mail.text + (mail.html ?? '')).not.toContain(STRANGER);
}
