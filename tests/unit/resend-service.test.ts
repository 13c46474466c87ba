import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startResendService } from '../support/resend-service.ts';

test('takes nothing from a sender that ends in the middle of an email, and the next email as ever', async () => {
  const service = await startResendService();
  onTestFinished(() => service.close());
  const killed = connect(Number(new URL(service.url).port), '127.0.0.1');
  const head =
    'POST /emails HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\n';
  killed.write(head);
  // The answer shows that the service has begun to read.
  await once(killed, 'data');
  killed.write('{"to":');
  killed.resetAndDestroy();

  const sent = await fetch(`${service.url}/emails`, { method: 'POST', body: '{"to":"a@patient.example"}' });
  expect(sent.status).toBe(200);
  await sent.text();
  expect(service.attempts.map(({ to }) => to)).toEqual(['a@patient.example']);
});
