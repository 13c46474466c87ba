import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { orThrow, parseYaml } from '../../content/load.ts';
import { applies, conditionFaults } from '../../content/rows/condition.ts';
import { fillFacts, placeholderFaults } from '../../content/rows/fill-facts.ts';
import { policyFacts } from '../../content/rows/policy-facts.ts';
import { rowsSchema, rowsShape } from '../../content/rows/schema.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { faultsIn } from '../../site/policies/facts/check.ts';
import { bodyOf } from '../../site/policies/front-matter.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { releaseRows } from '../support/policy-text.ts';

const full = policyFacts(fullClinic, orThrow(loadRegister('tests/clinics/full', fullClinic)));
const minimal = policyFacts(minimalClinic, orThrow(loadRegister('tests/clinics/minimal', minimalClinic)));

test.each(policyKinds)('the text of %s holds no JavaScript', (kind) => {
  const body = bodyOf(readFileSync(`content/policies/${kind}.mdx`, 'utf8'));
  expect(body.replace(/\{#[a-z-]+\}/g, '')).not.toMatch(/[{}]|^(import|export)\b/m);
});

describe('a condition', () => {
  test.each([
    ['cctv', true, false],
    ['newsletter.softOptIn', true, false],
    ['sources', true, false],
    ['nation is england', true, true],
    ['nation is wales or scotland', false, false],
    ['messages has whatsapp', true, false],
    ['staff and cctv.audio', true, false],
    ['staff and nation is scotland', false, false],
    ['treatsUnder18', true, false],
    ['asksConsent', true, false],
  ])('%s holds for one clinic and not for another', (when, inFull, inMinimal) => {
    expect(conditionFaults(when)).toEqual([]);
    expect([full, minimal].map((facts) => applies({ when }, facts))).toEqual([inFull, inMinimal]);
    expect([full, minimal].map((facts) => applies({ unless: when }, facts))).toEqual([!inFull, !inMinimal]);
  });

  test.each([
    ['videoConsultation', 'a fact of the clinic (did you mean videoConsultations?)'],
    ['cctv.keepDay', 'a fact of the clinic within cctv (did you mean cctv.keepDays?)'],
    ['nation', 'a choice after nation, such as “nation is england”'],
    ['nation is scottland', 'a known word (did you mean scotland?) after “nation is”'],
    ['nation has wales', '“nation is …”'],
    ['cctv is yes', 'no “is” after cctv, which is not one of several words'],
    ['each.name', 'a fact of the clinic: “each” stands only in a row with a list in “each”'],
  ])('“%s” is refused with what was expected', (condition, expected) => {
    expect(conditionFaults(condition)).toEqual([expected]);
  });
});

describe('a text with facts', () => {
  test.each([
    ['{retention.adultYears} years', '9 years'],
    ['the {confidentialityLead.role as lower-case}', 'the clinical director'],
    ['by {careRegulator.name as with-the}', 'by the Care Quality Commission'],
    ['{formats as or-list}', 'large print or Easy Read'],
    ['{registeredOffice}', '80 Tansy Row, Leeds, ZZ99 2BA'],
  ])('%s is written as “%s”', (text, written) => {
    expect(fillFacts(text, full)).toBe(written);
  });

  test('writes a choice in the words of the policy, which may not be missing', () => {
    const words = { channels: { email: 'email', sms: 'text message', post: 'post', telephone: 'telephone' } };
    expect(fillFacts('{newsletter.channels as or-list}', full, words)).toBe(
      'email, text message, post or telephone',
    );
    expect(placeholderFaults('{newsletter.channels}', { channels: { email: 'email' } })).toEqual([
      'words for sms, post, telephone under “words: channels:”, because newsletter.channels is a choice',
    ]);
  });
});

describe('rows.yaml', () => {
  const problemsOf = (yaml: string, schema = rowsSchema) => {
    const parsed = parseYaml('rows.yaml', yaml, schema);
    return parsed.ok ? [] : parsed.problems;
  };
  const list = (item: string) => `lists:\n  numbers:\n    - ${item}\n`;

  test('is refused with the line and what was meant', () => {
    expect(problemsOf(list('text: "{tradngName}"'))).toEqual([
      'rows.yaml line 3, lists.numbers.0.text: expected a fact of the clinic (did you mean tradingName?), found "{tradngName}"',
    ]);
    expect(problemsOf(list('text: x\n      when: cctvv'))).toEqual([
      'rows.yaml line 4, lists.numbers.0.when: expected a fact of the clinic (did you mean cctv?), found "cctvv"',
    ]);
    expect(problemsOf(list('text: "{each.nam}"\n      each: registers'))[0]).toContain(
      'did you mean each.name?',
    );
    expect(problemsOf(list('text: x\n      each: phone'))[0]).toContain('a list of the clinic');
    expect(problemsOf(list('text: x\n      wehn: cctv'))[0]).toContain('did you mean when?');
  });

  test('of a published version may name facts that are gone', () => {
    expect(problemsOf(list('text: "{formerFact}"\n      when: formerFact'), rowsShape)).toEqual([]);
  });
});

describe('what a component names in quotation marks', () => {
  test.each([
    [
      '<If when="cctvv">x</If>',
      '<If> when: expected a fact of the clinic (did you mean cctv?), found “cctvv”',
    ],
    ['<Point unless="staf">x</Point>', '(did you mean staff?), found “staf”'],
    ['<Fact of="tradngName" />', '<Fact> of: expected a fact of the clinic (did you mean tradingName?)'],
    ['<Fact of="policyOwner" as="lower" />', 'expected one of lower-case, capital,'],
    [
      '<Points name="controlers" />',
      'there is no “controlers” under “lists” in rows.yaml; did you mean controllers?',
    ],
    ['<Table name="companis" />', 'under “tables” in rows.yaml; did you mean companies?'],
    ['<Email />', '<Email>: the attribute “of” is missing'],
    ['<If when="cctv" wehn="x">x</If>', '<If>: there is no attribute “wehn”; did you mean when?'],
  ])('is checked: %s', (body, says) => {
    expect(faultsIn('text.mdx', body, releaseRows('privacy')).join('\n')).toContain(says);
  });

  test('is missed where a text shows purposes and has no rows', () => {
    expect(faultsIn('text.mdx', '<Purposes />')).toEqual([
      'text.mdx line 1, <Purposes>: expected “purposes” in the rows.yaml beside this text, found none',
    ]);
  });

  test('of release 0.1.0 is accepted', () => {
    const text =
      '<Item when={props.clinic.companyNumber}>{props.clinic.companyNumber}</Item><To page="/x/">x</To> <Listed items={props.clinic.formats} join="or" /> <Phone number={props.clinic.phone} />';
    expect(faultsIn('text.mdx', text)).toEqual([]);
  });
});
