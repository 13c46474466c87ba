import { Agent, request } from 'node:http';
import { orThrow } from '../../content/load.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { newSubmission } from '../../api/requests/submission.ts';
import { KEYS, ORIGIN } from './contenders.ts';
import type { Load, Measured } from './measure.ts';

/*
 * The visitors, in a process of their own: a number of connections, each of which sends a form, waits for the
 * answer and sends the next. Every form differs, and is composed before the measurement. The plan is JSON in
 * the first argument, and the result is JSON on standard output. The load ends after its number of forms or
 * its time, whichever comes first.
 */
const plan = JSON.parse(process.argv[2] ?? '') as Load;
const keys = orThrow(loadKeys('', KEYS));
const agent = new Agent({ keepAlive: true, maxSockets: plan.connections });
const forms = Array.from({ length: plan.warmUp + plan.forms }, (_, index) => form(plan.first + index));

let next = 0;
let refused = 0;
const latencies: number[] = [];
await visit(plan.warmUp, Infinity);
latencies.length = 0;
const startedAt = performance.now();
await visit(forms.length, startedAt + plan.seconds * 1000);
const seconds = (performance.now() - startedAt) / 1000;
agent.destroy();
latencies.sort((a, b) => a - b);
const result: Measured = {
  accepted: latencies.length,
  refused,
  perSecond: latencies.length / seconds,
  p50: latencies[Math.floor(latencies.length * 0.5)] ?? NaN,
  p99: latencies[Math.floor(latencies.length * 0.99)] ?? NaN,
};
console.log(JSON.stringify(result));

/** Every connection takes the next form until `last` forms are sent or the time is over. */
async function visit(last: number, until: number): Promise<void> {
  const visitor = async () => {
    while (next < last && performance.now() < until) await send(next++);
  };
  await Promise.all(Array.from({ length: plan.connections }, visitor));
}

function send(index: number): Promise<void> {
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const visit = request(
      `${plan.url}/api/requests/access`,
      {
        agent,
        method: 'POST',
        headers: {
          origin: ORIGIN,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(forms[index] ?? ''),
          'x-forwarded-for': networkOf(plan.first + index),
        },
      },
      (answer) => {
        if (answer.statusCode === 303) latencies.push(performance.now() - sentAt);
        else refused++;
        answer.resume().once('end', resolve);
      },
    );
    visit.once('error', reject).end(forms[index]);
  });
}

/** The access form as the nth person fills it in. */
function form(n: number): string {
  return new URLSearchParams({
    submission: newSubmission(keys, Date.now() - MINUTE),
    website: '',
    asking: 'self',
    name: `Robin Sample ${n}`,
    checked: 'yes',
    'birth-day': String((n % 28) + 1),
    'birth-month': String((n % 12) + 1),
    'birth-year': String(1930 + (n % 80)),
    email: `robin.${n}@patient.example`,
    telephone: '020 7946 0123',
    address: `${n} Sample Street\r\nLondon\r\nZZ99 1AA`,
    want: 'whole',
    delivery: 'email',
    'anything-else': 'I would also like the letters that you sent to my GP.',
  }).toString();
}

/** The address of the nth person, so that people come from different networks. */
function networkOf(n: number): string {
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}
