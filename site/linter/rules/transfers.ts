import { plain, unique } from '../checks.ts';
import { isDenied, isPast } from '../denial.ts';
import type { Processor } from '../../../content/schema.ts';
import type { Check } from '../rule.ts';
import { statementsIn } from '../statements.ts';

const STAYS =
  /(keeps?|stays?|is kept) (it |all |data )?(all )?in the United Kingdom|not leave the United Kingdom/i;

/** Words by which a reader recognises what makes a transfer lawful. */
const mechanisms: Record<Processor['transfer'], RegExp> = {
  none: /./,
  'adequacy-regulations': /adequacy|regulations that accept/i,
  'uk-us-data-bridge': /data bridge/i,
  idta: /international data transfer agreement|IDTA/i,
  addendum: /addendum/i,
};

/** PN-13: each country that data goes to, what protects it there and how to get a copy; or that none leaves. */
export const transfers: Check = ({ article, facts }) => {
  const abroad = facts.processors.filter(({ transfer }) => transfer !== 'none');
  if (abroad.length === 0) {
    return STAYS.test(article.text) || DENIES.test(article.text)
      ? []
      : [{ missing: 'that no data leaves the United Kingdom' }];
  }
  return [
    ...abroad
      .filter(({ country }) => !article.text.includes(plain(country)))
      .map(({ name, country }) => ({ missing: `that ${name} has data in this country: ${country}` })),
    ...abroad
      .filter(({ transfer }) => !mechanisms[transfer].test(article.text))
      .map(({ name, transfer }) => ({ missing: `what makes the transfer to ${name} lawful: ${transfer}` })),
    ...(/copy of (the|these|this|that|what)/i.test(article.text)
      ? []
      : [{ missing: 'how to get a copy of the protection' }]),
  ];
};

/**
 * PN-13: a company of the storage register that works for the clinic abroad is among the processors too. Only there can
 * it be said what protects the data.
 */
export const workingAbroad: Check = ({ facts, register }) => {
  const listed = facts.processors.map(({ name }) => name);
  return (register?.purposes ?? [])
    .flatMap(({ services }) => services)
    .filter(({ role }) => role === 'processor' || role === 'joint-controller')
    .filter(({ name, provider }) => !listed.includes(provider) && !listed.includes(name ?? provider))
    .filter(({ country }) => country !== 'United Kingdom')
    .map(({ provider, country }) => ({
      missing: `what makes the transfer to ${provider} lawful: storage.yaml has it in this country: ${country}. List it under “processors” in clinic.yaml`,
    }))
    .filter(unique);
};

/** A sentence that says that no data goes abroad. */
const DENIES =
  /\b(?:do not|never|don't|won't|will not) (?:transfer|send|move)\b.{0,20}\b(?:data|information|it|them|records?)\b.{0,60}\b(?:third countr|abroad|overseas|(?:outside|out of) (?:of )?(?:the )?(?:UK|United Kingdom|EEA|EU|country))|\b(?:no|none of)\b.{0,30}\b(?:data|information|records?)\b.{0,20}\b(?:leaves?|is (?:sent|transferred)|goes) (?:abroad|overseas|outside|out of|the UK|the United Kingdom|the country|to another country)\b|\b(?:data|information|records?)\b.{0,40}\b(?:stays?|remains?|is (?:kept|held|stored)|never leaves?)\b.{0,20}\b(?:in|within|the) (?:the )?(?:UK|United Kingdom)\b|transfers?: none/i;
const COUNTRY =
  /\b(?:United States|USA|America|California|Texas|New York|Australia|Melbourne|Sydney|New Zealand|Canada|India|Israel|Japan|China|Singapore|South Africa|Philippines|Ireland|Germany|France|Netherlands|global regions)\b/;
/** Somebody who handles data there. */
const HANDLES =
  /\b(?:company|service|provider|supplier|newsletter|letters|server|host\w*|data ?cent\w+|back-?ups?|record system|typ(?:ing|ed)|kept|stored|sent by|run from|held)\b/i;

/** nobody may deny transfers who has a company abroad, or names one that is. */
export const deniedTransfers: Check = ({ article, facts }) => {
  const listed = facts.processors.filter(({ transfer }) => transfer !== 'none').map(({ name }) => name);
  const statements = statementsIn(article);
  const named = statements
    .filter(({ text }) => HANDLES.test(text) && !isPast(text))
    .flatMap(({ text }) => {
      const country = COUNTRY.exec(text);
      const there = country && !isDenied(text, country.index, country.index);
      return there ? [`one in this country: ${country[0]}`] : [];
    });
  const abroad = [...listed, ...new Set(named)];
  if (abroad.length === 0) return [];
  return statements
    .filter(({ text }) => DENIES.test(text) && !isPast(text))
    .map(({ section }) => ({
      section,
      missing: `says that no data leaves the country, but these companies have it abroad: ${abroad.join(', ')}`,
    }))
    .filter(unique);
};
