import { policyKinds } from '../../../content/addresses.ts';
import { plain } from '../checks.ts';
import { rulesFor } from '../rule.ts';
import type { Check, Fault, StorageRegister } from '../rule.ts';

/** Companies that clinics' texts are known to name; a text may name those that clinic.yaml lists. */
const knownCompanies =
  /\b(Cliniko|Pabau|Mailchimp|Campaign Monitor|Zoho|Semble|Phorest|Fresha|Jane App|WriteUpp|Stripe|SumUp|Worldpay|Calendly|Doctify|Trustpilot|Hotjar|Microsoft Clarity|Meta Pixel|Cookie Information|Cookiebot|OneTrust|TikTok Pixel)\b/gi;

/** A company in the text that clinic.yaml does not list. */
const strangers: Check = ({ article, facts }) => {
  const listed = facts.processors.map(({ name }) => plain(name).toLowerCase());
  const own = plain(`${facts.legalName} ${facts.tradingName}`).toLowerCase();
  return article.blocks.flatMap(({ text, section }) =>
    [...new Set(text.match(knownCompanies) ?? [])]
      .filter(
        (name) => !own.includes(name.toLowerCase()) && !listed.some((it) => it.includes(name.toLowerCase())),
      )
      .map((name) => ({
        section,
        missing: `${name} is named here, but clinic.yaml does not list it under processors`,
      })),
  );
};

const servicesOf = (register: StorageRegister | undefined) =>
  (register?.purposes ?? []).flatMap(({ services }) => services).filter(({ role }) => role !== 'own');

/** A row of a table of companies that names one in neither clinic.yaml nor storage.yaml. */
const unlisted: Check = ({ article, facts, register }) => {
  const listed = [
    ...facts.processors.map(({ name }) => name),
    ...servicesOf(register).flatMap(({ name, provider }) => [name ?? provider, provider]),
  ].map((name) => plain(name).toLowerCase());
  return article.tables
    .filter(({ head: [first = ''] }) => /\b(compan(y|ies)|processors?|suppliers?)\b/i.test(first))
    .flatMap(({ rows, section }) =>
      rows
        .map(([name = '']) => name)
        .filter((name) => !listed.some((it) => name.toLowerCase().includes(it)))
        .map((name) => ({
          section,
          missing: `${name} is in the table of companies, but in neither clinic.yaml (processors) nor storage.yaml`,
        })),
    );
};

/** A company of which clinic.yaml and storage.yaml say different things. */
const contradicted: Check = ({ facts, register }) =>
  servicesOf(register).flatMap(({ name, provider, role, country }) =>
    facts.processors
      .filter((it) => it.name === name || it.name === provider)
      .flatMap((it) => [
        ...disagreement(it.name, [it.role], role),
        ...disagreement(it.name, [it.country, ...it.elsewhere.map((other) => other.country)], country),
      ]),
  );

const disagreement = (name: string, ofClinic: readonly string[], ofStorage: string): Fault[] =>
  ofClinic.includes(ofStorage)
    ? []
    : [
        {
          missing: `clinic.yaml says "${ofClinic.join(', ')}" of ${name}, storage.yaml says "${ofStorage}": correct one of them`,
        },
      ];

/**
 * CD-03: companies in the text, in clinic.yaml and in storage.yaml are the same. The Content-Security-Policy is made from
 * storage.yaml, so a page can load from no others.
 */
export const companyRules = [
  ...rulesFor(policyKinds, [{ id: 'CD-03', source: 'UK GDPR Art 13(1)(e)', check: strangers }]),
  ...rulesFor(
    ['privacy'],
    [
      { id: 'CD-03', source: 'UK GDPR Art 13(1)(e)', check: unlisted },
      { id: 'CD-03', source: 'UK GDPR Arts 5(1)(d) and 13(1)(e)', check: contradicted },
    ],
  ),
];
