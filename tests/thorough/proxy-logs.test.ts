import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { errorWords } from '../../content/words/errors.ts';
import { encode, validAccess } from '../support/candour.ts';
import { askPlain, formPost, openProxied, PUBLIC } from '../support/proxy-clinic.ts';
import type { ProxiedClinic } from '../support/proxy-clinic.ts';
import { proxies } from '../support/proxy.ts';
import { tokenIn } from '../support/visit.ts';

const FORM = addresses.api.form('access');

for (const { name, title, skip } of proxies) {
  describe.skipIf(skip)(`the log of ${title}`, () => {
    let clinic: ProxiedClinic;
    beforeAll(async () => {
      clinic = await openProxied(name);
    });
    afterAll(() => clinic.close());

    test('names no visitor and has no address with a token, whatever goes wrong', async () => {
      const visitor = '127.0.0.51';
      const sent = await clinic.ask(FORM, { ...formPost(encode(validAccess)), from: visitor });
      const received = sent.headers.location ?? '';
      const [, receipt = ''] = /received\/([^/]+)\//.exec(received) ?? [];
      const mail = await vi.waitUntil(() => clinic.resend.delivered[0], { timeout: 60_000 });
      const token = tokenIn(mail);
      const link = `${addresses.confirm}${token}/`;
      const referer = PUBLIC + link;

      /** All requests of one visitor, with more in the addresses than Candour puts there. */
      const visit = async () => [
        await clinic.ask(received, { from: visitor }),
        await clinic.ask(link, { from: visitor, headers: { referer: PUBLIC + received } }),
        await clinic.ask(`/privacy/?email=${validAccess.email}`, { from: visitor, headers: { referer } }),
        await clinic.ask('/Robin.Sample/', { from: visitor }),
        await clinic.ask(`/%72equests//confirm/${token}/`, { from: visitor }),
        await clinic.ask(`/x${link}`, { from: visitor }),
        await clinic.ask(`${addresses.notMe}${token}/`, { from: visitor, headers: { referer } }),
        await clinic.ask(addresses.api.confirm, {
          ...formPost(encode({ token }), { referer, cookie: 'who=robin' }),
          from: visitor,
        }),
      ];
      const well = await visit();
      expect(well.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404, 404, 404, 303]);
      const confirmed = well.at(-1)?.headers.location ?? '';
      expect(confirmed).toContain(addresses.confirmed);

      await clinic.candour().stop();
      const down = await Promise.all([
        clinic.ask(link, { from: visitor, headers: { referer } }),
        clinic.ask(received, { from: visitor }),
        clinic.ask(FORM, { ...formPost(encode(validAccess), { referer }), from: visitor }),
        clinic.ask(FORM, { ...formPost('x'.repeat(300_000), { referer }), from: visitor }),
      ]);
      expect(down.map(({ status }) => status)).toEqual([503, 503, 503, expect.toBeOneOf([413, 503])]);
      expect(down[0].body).toContain(errorWords[503].title);

      const log = await vi.waitUntil(
        () => [clinic.proxy.log()].find((text) => text.split('"status":503').length > 3),
        { timeout: 60_000 },
      );
      // The log still has what an operator needs.
      for (const part of ['"/requests/confirm/"', '"/privacy/"', '"/api/requests/"', '"status":303'])
        expect(log).toContain(part);
      const secrets = [token, receipt, receipt.split('.')[0], confirmed.split('/').at(-2)];
      const personal = [visitor, '127.0.0.1:5', validAccess.email, 'robin', 'Robin', 'Sample', PUBLIC];
      for (const found of [...secrets, ...personal]) expect(log).not.toContain(found);
    });

    test.skipIf(name === 'nginx')(
      `a visitor who comes while Candour restarts waits for it${name === 'nginx' ? ' (skipped: nginx cannot wait)' : ''}`,
      async () => {
        await clinic.candour().stop();
        const waiting = clinic.ask('/privacy/', { from: '127.0.0.52' });
        // The proxy answers this itself. By then it has tried in vain to pass the first request on.
        expect((await askPlain(clinic.proxy.httpPort, '/')).status).toBe(308);
        // On a busy machine Candour may take longer to start than the proxy waits.
        const standIn = createServer((_, answer) => answer.end('Candour is back'));
        standIn.listen(Number(clinic.upstream.split(':')[1]), '127.0.0.1');
        const { status, body } = await waiting;
        expect([status, body]).toEqual([200, 'Candour is back']);
        standIn.closeAllConnections();
        await new Promise((done) => standIn.close(done));
        await clinic.startAgain();
      },
    );

    test('the proxy finds Candour again after a restart', async () => {
      await clinic.candour().stop();
      await clinic.startAgain();
      const sent = await clinic.ask(FORM, { ...formPost(encode(validAccess)), from: '127.0.0.53' });
      expect(sent.status).toBe(303);
    });
  });
}
