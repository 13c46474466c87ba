import { z } from 'zod';
import { day, identifying, ifAny, list, oneOf, sentence, web } from './expect.ts';

/** The safeguard for a transfer outside the UK (UK GDPR Chapter V). `none` means that the data stays in the UK. */
const abroad = ['adequacy-regulations', 'uk-us-data-bridge', 'idta', 'addendum'] as const;
const transfer = oneOf(['none', ...abroad]);
const transferAbroad = oneOf(abroad);

/** The kind of service, so that a page can name the company that hosts it, sends its email or plays its videos. */
const category = oneOf([
  'records',
  'email',
  'sms',
  'newsletter',
  'payments',
  'booking',
  'analytics',
  'hosting',
  'cctv',
  'telephony',
  'video',
  'accounts',
  'photographs',
  'ai',
  'recruitment',
  'other',
]);

/**
 * A company that handles personal data for or alongside the clinic. The privacy notice and the list of transfers use
 * it.
 */
export const processor = z
  .strictObject({
    name: identifying(sentence('the name of the company')),
    /** Its service to the clinic, in a few words for patients. */
    does: sentence('what the company does for you'),
    category,
    /** `processor` acts on the clinic's instructions (UK GDPR Art 28); `controller` decides for itself. */
    role: oneOf(['processor', 'controller', 'joint-controller']),
    /** The country where the data is stored or accessed. */
    country: sentence('a country, such as "United Kingdom"'),
    transfer,
    /** Other countries where the company stores or accesses data. */
    elsewhere: list(
      z.strictObject({ country: sentence('a country'), transfer: transferAbroad }),
      'countries',
    ).default([]),
    /** Anything else that readers should know, such as an unconfirmed location. Printed unchanged. */
    note: ifAny(sentence('a sentence for readers')),
    /** The company's own privacy notice. */
    notice: identifying(web),
    /** The last day on which somebody at the clinic read that notice and the contract. */
    checkedOn: day,
  })
  .refine((p) => (p.country === 'United Kingdom') === (p.transfer === 'none'), {
    path: ['transfer'],
    error:
      '"none" exactly when country is "United Kingdom", and for any other country its transfer mechanism',
  })
  .refine((p) => p.transfer !== 'uk-us-data-bridge' || p.country === 'United States', {
    path: ['transfer'],
    error: 'another mechanism, because the data bridge leads only to the United States',
  })
  .refine(
    (p) => p.elsewhere.every((it) => it.transfer !== 'uk-us-data-bridge' || it.country === 'United States'),
    {
      path: ['elsewhere'],
      error: 'another mechanism, because the data bridge leads only to the United States',
    },
  );
