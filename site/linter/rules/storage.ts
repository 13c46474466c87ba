import { plain, saysAbout } from '../checks.ts';
import { sinceLaw } from '../law-numbers.ts';
import { rulesFor } from '../rule.ts';
import type { Check, StorageRegister } from '../rule.ts';

const storesNothing = /sets no cookies/i;

const columns: readonly (readonly [RegExp, string])[] = [
  [/name|what is stored|item/i, 'its name'],
  [/who|provider|set by/i, 'who sets it'],
  [/what for|purpose|why/i, 'its purpose'],
  [/allows|basis|consent|exception|ground|\bmay\b/i, 'what allows it'],
  [/how long|lasts|duration|expir/i, 'how long it stays'],
  [/kind|type|where|storage/i, 'its kind of storage'],
];

type Service = StorageRegister['purposes'][number]['services'][number] & { basis: string };

/** What the register lists; nothing where there is none to compare with. */
const servicesOf = (register: StorageRegister | undefined): Service[] =>
  (register?.purposes ?? []).flatMap(({ basis, services }) =>
    services.map((service) => ({ ...service, basis })),
  );

/** Only where the register has such a service. */
const whereAny =
  (has: (service: Service) => boolean, check: Check): Check =>
  (subject) =>
    servicesOf(subject.register).some(has) ? check(subject) : [];

/** CK-03: a table of all that is stored, with these columns, and every item of the register in it. */
const storageTable: Check = ({ article, register }) => {
  const items = servicesOf(register).flatMap((service) => service.items ?? []);
  if (storesNothing.test(article.text))
    return items.map(({ name }) => ({
      missing: `says that there are no cookies, but the register has "${name}"`,
    }));
  const table = article.tables.find(({ head }) =>
    head.some((it) => /how long|duration|lasts|expir/i.test(it)),
  );
  if (!table) return [{ missing: 'a table of everything that is stored, with how long each item stays' }];
  const { head, rows, section } = table;
  const shown = article.tables.flatMap((it) => it.rows.map((row) => row.join(' '))).join(' ');
  return [
    ...columns
      .filter(([heading]) => !head.some((it) => heading.test(it)))
      .map(([, what]) => ({ section, missing: `a column of the table for ${what}` })),
    ...rows
      .filter((row) => row.includes(''))
      .map((row) => ({ section, missing: `something in each cell of the row "${row[0] ?? ''}"` })),
    ...items
      .filter(({ name }) => !shown.includes(plain(name)))
      .map(({ name }) => ({ section, missing: `the item "${name}", which the register says is stored` })),
  ];
};

/** CK-09: each company of the register, its country and its own notice. */
const providers: Check = ({ article, register }) =>
  servicesOf(register)
    .filter(({ role }) => role !== 'own')
    .flatMap(({ provider, country, notice }) => [
      ...[provider, country]
        .filter((name) => !article.text.includes(plain(name)))
        .map((name) => ({
          missing: `the company ${provider}, of the register: "${name}" is not in the text`,
        })),
      ...(notice === undefined || article.links.some(({ href }) => href === notice)
        ? []
        : [{ missing: `a link to the notice of ${provider}, of the register: ${notice}` }]),
    ]);

const receiptMonths: Check = ({ article, register }) =>
  register === undefined || article.text.includes(`${register.receiptMonths} months`)
    ? []
    : [{ missing: `how long proof of consent is kept: the register says ${register.receiptMonths} months` }];

/** PN-12: each company of the register, which sees at least the network address of each visitor who opens it. */
const recipients: Check = ({ article, register }) =>
  servicesOf(register)
    .filter(({ role }) => role !== 'own')
    .filter(
      ({ name, provider }) =>
        ![provider, name].some((it) => it !== undefined && article.text.includes(plain(it))),
    )
    .map(({ provider }) => ({
      missing: `a company that handles data: the register of what is stored has "${provider}", the text does not`,
    }));

/** What the policies must say because the storage register has it. */
export const storageRules = [
  ...rulesFor(['privacy'], [{ id: 'PN-12', source: 'UK GDPR Art 13(1)(e)', check: recipients }]),
  ...rulesFor(
    ['cookies'],
    [
      { id: 'CK-03', source: 'PECR reg 6(2)(a)', check: storageTable },
      {
        id: 'CK-05',
        source: 'PECR Sch A1 para 5',
        from: sinceLaw('electronic-privacy.exceptions').from,
        check: whereAny(
          ({ basis }) => basis === 'statistical',
          saysAbout(
            /count|statistic/i,
            [/statistical/i, 'that the count rests on the statistical exception'],
            [/only to (make|improve)|sole(ly)?\b/i, 'that counting has no other purpose'],
            [/totals?\b|aggregate/i, 'that only totals are kept'],
            [/object\b|switch (it|that|this) off/i, 'how to object to being counted'],
          ),
        ),
      },
      {
        id: 'CK-07',
        source: 'UK GDPR Art 7(3)',
        check: whereAny(
          ({ basis, starts }) => basis === 'statistical' || (basis === 'consent' && starts !== 'embed'),
          ({ article }) =>
            article.sections.some(({ id }) => id === 'your-choice')
              ? []
              : [{ missing: 'a section {#your-choice} where people can change their choice' }],
        ),
      },
      { id: 'CK-09', source: 'PECR reg 6; UK GDPR Art 13(1)(e) and (f)', check: providers },
      {
        id: 'CK-10',
        source: 'UK GDPR Art 7(1)',
        check: whereAny(
          ({ basis, starts }) => basis === 'consent' && starts !== 'embed',
          (subject) => [
            ...saysAbout(
              /receipt|show that you agreed/i,
              [/random number/i, 'what is kept of a consent'],
              [/version|words we showed/i, 'that the words and the version are kept'],
            )(subject),
            ...receiptMonths(subject),
          ],
        ),
      },
    ],
  ),
];
