import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registerSchema } from '../../content/storage/schema.ts';
import { clinicSchema } from '../../content/schema.ts';
import { policyKinds } from '../../content/addresses.ts';
import { faultsIn } from '../../site/policies/facts/check.ts';
import { strictFacts } from '../../site/policies/facts/strict.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { releaseRows } from '../support/policy-text.ts';

/** The text is on line 5 of its file. */
const faultsOf = (body: string) => faultsIn('text.mdx', `---\ntitle: x\n---\n\n${body}\n`);

describe('an unknown fact is reported with its line and a suggestion', () => {
  test.each([
    ['in braces', '{props.clinic.openingHuors}', 'props.clinic.openingHuors', 'openingHours'],
    ['in a heading', '## We are {props.clinic.tradngName} {#x}', 'props.clinic.tradngName', 'tradingName'],
    ['in a list', '- {props.clinic.tradngName}', 'props.clinic.tradngName', 'tradingName'],
    ['of an optional part', '{props.clinic.cctv?.keepDay}', 'props.clinic.cctv.keepDay', 'keepDays'],
    ['in an attribute', '<Email address={props.clinic.privacyLead.emial} />', 'privacyLead.emial', 'email'],
    [
      'in a condition',
      '<If test={props.clinic.cctv.keepDay}>x</If>',
      'props.clinic.cctv.keepDay',
      'keepDays',
    ],
    ['in HTML', '<a href={props.clinic.websit}>x</a>', 'props.clinic.websit', 'website'],
    ['in a branch that is never taken', '{false && props.clinic.tradngName}', 'tradngName', 'tradingName'],
    ['in the other branch', '{true ? "a" : props.clinic.tradngName}', 'tradngName', 'tradingName'],
    ['in a template', '{`${props.clinic.retention.adultYear} years`}', 'retention.adultYear', 'adultYears'],
    ['in quotation marks', '{props.clinic["openingHuors"]}', 'openingHuors', 'openingHours'],
    ['behind a negation', '{!props.clinic.nhsWrok}', 'props.clinic.nhsWrok', 'nhsWork'],
    ['beside a brace in a text', '{"}" + props.clinic.tradngName}', 'tradngName', 'tradingName'],
    ['of an item', '{props.clinic.sites?.[0]?.adress}', 'props.clinic.sites[].adress', 'address'],
    ['in a loop', '{(props.clinic.ai ?? []).map((a) => <li>{a.tol}</li>)}', 'props.clinic.ai[].tol', 'tool'],
    [
      'of a copy of an item',
      '{props.register.purposes.flatMap((p) => p.services.map((s) => ({ ...s, basis: p.basis }))).some((s) => s.bassis)}',
      'bassis',
      'basis',
    ],
    ['of the register', '{props.register.purpose}', 'props.register.purpose', 'purposes'],
    ['in the name of the whole', '{props.clinik?.tradingName}', 'props.clinik', 'clinic'],
    ['in an object of the text', '{({ none: "x" }).nnoe}', 'nnoe', 'none'],
  ])('%s', (_, body, path, meant) => {
    const faults = faultsOf(body);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^text\.mdx line 5, /);
    expect(faults[0]).toContain(`${path}: there is no such fact; did you mean ${meant}?`);
  });

  test.each([
    ['a function', 'export const f = (c) => c.tradngName;\n\n{f(props.clinic)}', 'tradngName'],
    [
      'a function in full',
      'export function f(c) {\n  return c.tradngName;\n}\n\n{f(props.clinic)}',
      'tradngName',
    ],
    [
      'a pattern',
      'export const f = ({ cctv: { keepDay } }) => keepDay;\n\n{f(props.clinic)}',
      'cctv.keepDay',
    ],
    ['a name of the whole', 'export const f = (p) => p.clinic.websit;\n\n{f(props)}', 'props.clinic.websit'],
    ['a loop', '{(() => { for (const p of props.clinic.processors) return p.nam; })()}', 'processors[].nam'],
    ['a function for items', 'export const n = (p) => p.nam;\n\n{props.clinic.processors.map(n)}', 'nam'],
  ])('through %s', (_, body, path) => {
    expect(faultsOf(body).join('\n')).toContain(`${path}: there is no such fact; did you mean `);
  });

  test('if no name is similar, with those that exist', () => {
    expect(faultsOf('{props.clinic.cctv.colour}')[0]).toMatch(/; there are keepDays, where, audio, contact$/);
    expect(faultsOf('{props.clinic.colour}')[0]).toMatch(/; content\/schema\.ts lists every fact$/);
  });

  test('if a key is asked of a list or a text', () => {
    expect(faultsOf('{props.clinic.processors.name}')[0]).toContain('it is a list');
    expect(faultsOf('{props.clinic.phone.number}')[0]).toContain('it is a text');
  });

  test('each on its own line, in the order of the file', () => {
    const faults = faultsOf(
      '{props.clinic.websit}\n\nText.\n\n<If test={props.clinic.nhsWrok}>\n\nx\n\n</If>',
    );
    expect(faults.map((fault) => fault.slice(0, 16))).toEqual(['text.mdx line 5,', 'text.mdx line 9,']);
  });
});

describe('an attribute that a component does not have, or lacks', () => {
  test.each([
    ['<Item whne={props.clinic.cctv}>x</Item>', '<Item>: there is no attribute “whne”; did you mean when?'],
    ['{props.clinic.cctv && <Item whne={1}>x</Item>}', '<Item>: there is no attribute “whne”'],
    ['<If tets={true}>x</If>', '<If>: there is no attribute “tets”; did you mean test?'],
    ['<If>\n\nx\n\n</If>', '<If>: expected “when” or “unless”'],
  ])('%s', (body, says) => {
    expect(faultsOf(body).join('\n')).toContain(says);
  });
});

describe('no error', () => {
  test.each(policyKinds)('is reported in the %s of this release', (kind) => {
    expect(faultsIn(kind, readFileSync(`content/policies/${kind}.mdx`, 'utf8'), releaseRows(kind))).toEqual(
      [],
    );
  });

  test.each([
    ['an optional fact', '{props.clinic.cctv?.keepDays}{props.clinic.representative?.address.join(", ")}'],
    [
      'a condition on one',
      '<If test={props.clinic.ai}>x</If><Item when={props.clinic.newsletter?.softOptIn}>x</Item>',
    ],
    ['a method', '{props.clinic.policyOwner.charAt(0).toLowerCase() + props.clinic.formats.length}'],
    ['a key that another fact decides', '{({ wales: "Wales" })[props.clinic.nation]}'],
    ['quoted code', '`{props.clinic.nosuch}` and \\{props.clinic.nosuch} {/* props.clinic.nosuch */}'],
    ['an id of a heading', '## First {#first}'],
  ])('is reported for %s', (_, body) => {
    expect(faultsOf(body)).toEqual([]);
  });
});

describe('facts while a draft is rendered', () => {
  const full = strictFacts(clinicSchema, fullClinic, 'props.clinic');
  const minimal = strictFacts(clinicSchema, minimalClinic, 'props.clinic');
  const read = (value: unknown, key: string): unknown => (value as Record<string, unknown>)[key];

  test('throw for an unknown key, also within groups and lists', () => {
    expect(() => read(full, ['opening', 'Huors'].join(''))).toThrow(
      'props.clinic.openingHuors: there is no such fact; did you mean openingHours?',
    );
    expect(() => read(full.cctv, 'keepDay')).toThrow('props.clinic.cctv.keepDay: there is no such fact');
    expect(() => full.processors.map((it) => read(it, 'nam'))).toThrow('props.clinic.processors[].nam');
    expect(() => read(full.processors, 'name')).toThrow('props.clinic.processors.name');
    const register = strictFacts(registerSchema, { receiptMonths: 24, purposes: [] }, 'props.register');
    expect(() => read(register, 'purpose')).toThrow('did you mean purposes?');
  });

  test('are otherwise unchanged', () => {
    expect(minimal.cctv).toBeUndefined();
    expect({ ...full.cctv }).toEqual(fullClinic.cctv);
    expect(full.registeredOffice.join(', ')).toBe(fullClinic.registeredOffice.join(', '));
    expect(full.processors.filter(({ role }) => role === 'controller').map(({ name }) => name)).toEqual([
      'Millpond Payments',
    ]);
    expect(JSON.parse(JSON.stringify(full))).toEqual(fullClinic);
    expect(Array.isArray(full.formats)).toBe(true);
    expect([...full.formats]).toEqual(fullClinic.formats);
  });
});
