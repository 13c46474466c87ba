import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { demoFacts, identifyingFacts, isRealWebsite } from '../../content/facts/demo-facts.ts';
import type { Facts } from '../../content/facts/demo-facts.ts';
import { isIdentifying } from '../../content/expect.ts';
import { isInvented } from '../../content/facts/invented.ts';
import { registerSchema } from '../../content/storage/schema.ts';
import { isDramaNumber, isReservedAddress, reservedIn } from '../../content/facts/reserved.ts';
import { itemOf, keysOf, unwrapped } from '../../content/facts/schema-tree.ts';
import { clinicSchema } from '../../content/schema.ts';
import { lint } from '../../site/linter/lint.ts';
import { demoRules } from '../../site/linter/rules/demo.ts';
import { minimalClinic } from '../support/clinics.ts';

const read = (file: string): unknown => parse(readFileSync(`content/demo/${file}`, 'utf8'));
const demo: Facts = { clinic: read('clinic.yaml'), storage: read('storage.yaml') };

describe('the demo of this repository', () => {
  /** Common words, and companies and regulators that exist. */
  const everybodys =
    /^(London|Privacy requests|This website|Our own visit counter|\/)$|^Information Commission|^ICO$|^Care Quality Commission$|^(Resend|Google|Google Analytics|OpenStreetMap|OpenStreetMap Foundation)$/;
  const real =
    /^https:\/\/([\w*.-]+\.)?(ico\.org\.uk|cqc\.org\.uk|resend\.com|google\.com|googletagmanager\.com|google-analytics\.com|osmfoundation\.org)(\/|$)|^https:\/\/www\.openstreetmap\.org$/;

  test('has only identifying facts that are invented, reserved, or of a real company or regulator', () => {
    const made = demoFacts(demo).map(({ file, path }) => `${file} ${path}`);
    const others = identifyingFacts(demo)
      .filter(({ file, path }) => !made.includes(`${file} ${path}`))
      .filter(({ path }) => !/^regulator\.(address|phone)/.test(path))
      .filter(({ value }) => !everybodys.test(value) && !real.test(value));
    expect(others).toEqual([]);
    expect(made.length).toBeGreaterThan(50);
  });

  test('has every invented number and company on the list of invented names', () => {
    for (const name of [
      'Ashlark Clinic Limited',
      'Harbour Records',
      'Evenway Credit',
      'Quillnote',
      '99900001',
      'ZA000000',
      '1-000000000',
      'G-DEMO000000',
    ])
      expect(isInvented(name), name).toBe(true);
  });
});

test('every address, mailbox and telephone number in the schemas is marked as identifying', () => {
  const unmarked = (schema: z.core.$ZodType, path: string, above = false): string[] => {
    const marked = above || isIdentifying(schema) || isIdentifying(unwrapped(schema));
    const keys = keysOf(schema);
    const item = itemOf(schema);
    if (keys)
      return Object.entries(keys).flatMap(([key, inner]) => unmarked(inner, `${path}.${key}`, marked));
    if (item) return unmarked(item, `${path}[]`, marked);
    const { format } = unwrapped(schema)._zod.def as { format?: string };
    const looks =
      format === 'email' || format === 'url' || /(phone|[nN]umber|[pP]roviderId|address)$/.test(path);
    return looks && !marked ? [path] : [];
  };
  expect(unmarked(clinicSchema, 'clinic')).toEqual([]);
  expect(unmarked(registerSchema, 'storage')).toEqual([]);
});

describe('a reserved name or number', () => {
  test.each([
    'https://www.ashlark.example',
    'https://example.com/x',
    'http://localhost:4310',
    'http://privacy.localhost',
    'http://127.0.0.1:80',
    'http://[::1]:80',
    'https://CLINIC.TEST.',
  ])('can be %s', (address) => {
    expect(isReservedAddress(address)).toBe(true);
    expect(isRealWebsite(address)).toBe(false);
  });

  test.each([
    'https://www.example-clinic.co.uk',
    'https://example.co.uk',
    'https://contest.uk',
    'https://example.com.clinic.uk',
    'https://192.168.1.5',
  ])('is not %s', (address) => {
    expect(isReservedAddress(address)).toBe(false);
    expect(isRealWebsite(address)).toBe(true);
  });

  test.each([
    '020 7946 0100',
    '+44 20 7946 0999',
    '+44 (0)20 7946 0999',
    '(0113) 496 0200',
    '01632 960960',
    '0191 498 0123',
    '028 9649 6123',
    '028 9018 0123',
    '029 2018 0123',
    '07700 900123',
    '0808 157 0123',
    '03069 990123',
    '0909 879 0123',
  ])('can be the drama number %s', (number) => {
    expect(isDramaNumber(number)).toBe(true);
  });

  test.each(['020 7946 1100', '0303 123 1113', '01904 611111', '07700 800123', '1-632960123', '99900001'])(
    'is not the telephone number %s',
    (number) => {
      expect(isDramaNumber(number)).toBe(false);
    },
  );

  test('is found in running text, and nothing else is', () => {
    const text =
      'Write to a@b.example, call 0117 496 0000 or visit 1 Road, zz99 1aa. For example, www.clinic.co.uk.';
    expect(reservedIn(text).map(({ part }) => part)).toEqual(['b.example', '0117 496 0000', 'zz99 1aa']);
    expect(reservedIn('https://*.maps.example')).toHaveLength(1);
    expect(reservedIn('Read this example. Take the test.')).toEqual([]);
  });
});

describe('the rule against the demo', () => {
  const found = (facts: Facts, html = '<p>Hello.</p>', website?: string) =>
    lint(
      {
        kind: 'privacy',
        html,
        frontMatter: { title: '', effective: '', published: '', reviewed: '', nextReview: '', changes: [] },
        facts: facts.clinic as typeof minimalClinic,
        register: facts.storage as never,
        website,
        on: '2026-11-22',
      },
      demoRules,
    ).map(({ missing }) => missing);
  const own = {
    ...minimalClinic,
    ...{
      website: 'https://www.sorrel.co.uk',
      phone: '01904 611111',
      registeredOffice: ['2 Sorrel Yard', 'YO1 7HH'],
    },
  };
  const withOne = (fact: object) => found({ clinic: { ...own, ...fact } });
  const before = withOne({});

  test.each([
    ['tradingName', 'The ASHLARK Clinic'],
    ['companyNumber', '99900001'],
    ['feeRegisterNumber', 'ZA000000'],
    ['phone', '020 7946 0100'],
    ['system', { name: 'Harbour  Records' }],
    ['analytics', { googleAnalyticsId: 'G-DEMO000000' }],
    ['careRegulator', { name: 'Care Quality Commission', providerId: '1-000000000' }],
    ['cctv', { contact: 'cctv@ashlark.example' }],
    ['registeredOffice', ['14 Marram Street', 'London', 'YO1 7HH']],
    ['processors', [{ name: 'Quillnote', notice: 'https://www.resend.com' }]],
  ])('finds the demo’s %s', (key, value) => {
    const more = withOne({ [key]: value }).filter((it) => !before.includes(it));
    expect(more).toHaveLength(1);
    expect(more[0]).toMatch(new RegExp(`^clinic\\.yaml, ${key}`));
  });

  test('finds each of the demo’s names in the text once, and those left in the register', () => {
    const [typed, ...others] = found(
      { clinic: own },
      '<p>Ask Harbour Records.</p><p>Harbour Records!</p>',
    ).filter((it) => !before.includes(it));
    expect(typed).toMatch(/^the text says "Harbour Records": invented for the demo\. /);
    expect(others).toEqual([]);
    const register = { purposes: [{ services: [{ provider: 'Ashlark Clinic', name: 'This website' }] }] };
    expect(found({ clinic: own, storage: register })).toContainEqual(
      expect.stringMatching(/^storage\.yaml, purposes\.0\.services\.0\.provider is "Ashlark Clinic"/),
    );
  });

  test('accepts the demo itself, and checks an older version by the website of today', () => {
    expect(found(demo)).toEqual([]);
    expect(found(demo, '<p>Hello.</p>', 'https://www.sorrel.co.uk').length).toBeGreaterThan(50);
  });
});
