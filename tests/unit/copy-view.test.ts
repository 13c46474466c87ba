import { expect, test } from 'vitest';
import { codeRouteIn, copyView } from '../../api/status-page/copy-view.ts';
import { codeRoutes } from '../../api/domain/delivery.ts';
import type { Delivery } from '../../api/domain/delivery.ts';
import { content, storedRequest } from '../support/stored-request.ts';
import type { Happened } from '../support/stored-request.ts';

/** Every sentence of the page of a copy, in each of its states. */

const TODAY = '2026-12-01';
/** Not broken between two lines. */
const PHONE = '0113\u00a0496\u00a00200';
const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  id: 'delivery-id',
  requestId: 'request-id',
  createdAt: Date.parse('2026-11-24T10:00:00Z'),
  releasedAt: Date.parse('2026-11-24T10:00:00Z'),
  expiresOn: '2026-12-24',
  tries: 0,
  ended: undefined,
  link: 'l'.repeat(43),
  codeHash: 'a'.repeat(64),
  files: [
    {
      id: 'file-id',
      name: 'Letters.pdf',
      type: 'application/pdf',
      size: 1_500_000,
      sha256: 'b'.repeat(64),
      addedAt: 0,
      by: 'Reception',
    },
  ],
  ...changes,
});
const view = (of: Delivery | undefined, options: Partial<Parameters<typeof copyView>[2]> = {}) =>
  copyView(content, of, { isOpen: false, today: TODAY, ...options });

test.each<[string, Delivery | undefined, ReturnType<typeof view>]>([
  [
    'a link that no copy has',
    undefined,
    {
      heading: 'We do not know this link',
      end: `Check that the whole address was copied from the email. If it still does not work, call us on ${PHONE}.`,
      status: 404,
    },
  ],
  [
    'five wrong codes',
    delivery({ tries: 5 }),
    {
      heading: 'This code no longer works',
      end: `Five wrong codes were typed, and we know about it. Please call us on ${PHONE}, and we give you a new code by telephone or in person.`,
      status: 403,
    },
  ],
  [
    'a copy that the person has',
    delivery({ ended: 'received' }),
    {
      heading: 'You have your copy',
      end: `You told us that you have your copy, so we have deleted the files here. If something is missing or wrong, call us on ${PHONE}.`,
      status: 410,
    },
  ],
  [
    'an expired copy',
    delivery({ ended: 'expired' }),
    {
      heading: 'This link has expired',
      end: `The time to download your copy is over, so nobody can open it any more. If you still need it, call us on ${PHONE}.`,
      status: 410,
    },
  ],
  [
    'a copy that the team took back',
    delivery({ ended: 'taken-back' }),
    {
      heading: 'This link no longer works',
      end: `We have taken this copy back. If you are waiting for a copy, call us on ${PHONE}.`,
      status: 410,
    },
  ],
  [
    'a copy whose files were lost',
    delivery({ ended: 'lost' }),
    {
      heading: 'This link no longer works',
      end: `The files are no longer here. If you still need your copy, call us on ${PHONE}, and we send you a new link.`,
      status: 410,
    },
  ],
])('%s is said, with what to do', (_, of, shown) => {
  expect(view(of)).toEqual(shown);
});

test('the last day of a copy is a day of it, and the next one is not', () => {
  expect(view(delivery(), { today: '2026-12-24' }).heading).toBe('Your copy is ready');
  expect(view(delivery(), { today: '2026-12-25' })).toEqual(view(delivery({ ended: 'expired' })));
});

const YOURS = {
  call: `No code yet? We call you with it, on a number that is already in our own records. If you are waiting, call us on ${PHONE}, and we call you back on that number.`,
  register: `No code yet? We call you with it, on the number that your professional regulator lists for you. If you are waiting, call us on ${PHONE}, and we call you back on that number.`,
  'in-person': `No code yet? We give it to you in person, after checking who you are. Call us on ${PHONE} to ask when you can come.`,
};

test.each(codeRoutes)('before the code, the page says how it comes: %s', (route) => {
  expect(view(delivery(), { route })).toEqual({
    heading: 'Your copy is ready',
    status: 200,
    until: 'You can download it until Thursday 24 December 2026. Save it where only you can read it.',
    noCode: YOURS[route],
  });
});

test('the way of the code is the one that the team chose last', () => {
  const happened: Happened[] = [
    ['case.copy-released', '2026-11-24', undefined, { delivery: { code: 'call' } }],
    ['case.copy-locked', '2026-11-25'],
    ['case.copy-code-made', '2026-11-25', undefined, { delivery: { code: 'in-person' } }],
    ['case.copy-downloaded', '2026-11-26', undefined, { delivery: {} }],
  ];
  expect(codeRouteIn(storedRequest('access', { happened }).events)).toBe('in-person');
  expect(codeRouteIn([])).toBeUndefined();
});

test('after the code, the page has the files and how large they are', () => {
  expect(view(delivery(), { isOpen: true })).toEqual({
    heading: 'Your copy is ready',
    status: 200,
    until: 'You can download it until Thursday 24 December 2026. Save it where only you can read it.',
    files: [
      {
        id: 'file-id',
        label: 'Download Letters.pdf',
        about: 'PDF, 1.5 MB',
        name: 'Letters.pdf',
        sha256: 'b'.repeat(64),
      },
    ],
  });
});
