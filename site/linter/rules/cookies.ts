import { answers } from '../answers.ts';
import { all, linksTo, never, says, states } from '../checks.ts';
import { sinceLaw } from '../law-numbers.ts';
import { cookiePlaces as at } from '../places/cookies.ts';
import { rulesFor } from '../rule.ts';

const PECR = 'PECR reg 6';
/** CK-01 to CK-18: cookies and similar technologies (PECR reg 6 and Schedule A1). */
export const cookiesRules = rulesFor(
  ['cookies'],
  [
    {
      id: 'CK-01',
      source: 'ICO: storage and access technologies',
      check: ({ frontMatter }) =>
        /similar technologies/i.test(frontMatter.title)
          ? []
          : [{ missing: 'a title that is not about cookies alone: "Cookies and similar technologies"' }],
    },
    {
      id: 'CK-02',
      source: 'ICO: storage and access technologies',
      check: answers(
        at.technologies,
        [/local storage|browser storage/i, 'that browser storage is meant too'],
        [/pixel/i, 'that pixels are meant too'],
        [/fingerprint|anything else that (stores|reads)/i, 'that fingerprinting is meant too'],
        [/script/i, 'that scripts are meant too'],
      ),
    },
    {
      id: 'CK-05',
      ...sinceLaw('electronic-privacy.exceptions'),
      check: says([/Schedule A1/i, 'Schedule A1, which has the exceptions']),
    },
    {
      id: 'CK-06',
      source: `${PECR}; UK GDPR Arts 4(11) and 7`,
      check: answers(
        at.consent,
        [/before (it|anything|we|you)|until you (choose|say)/i, 'that consent comes first'],
        [/as easy (to \w+ )?as|as easily as/i, 'that saying no is as easy as saying yes'],
        [/one purpose|each purpose/i, 'that each purpose can be chosen alone'],
      ),
    },
    {
      id: 'CK-07',
      source: 'UK GDPR Art 7(3)',
      check: answers(at.change, [
        /change (your mind|your choice|your consent)|choose again/i,
        'that a choice can be changed',
      ]),
    },
    {
      id: 'CK-08',
      source: PECR,
      check: answers(at.refusal, [
        /if you say no|if you refuse|whole website still works|functions?\b.{0,60}\b(unable to use|not work)/i,
        'what happens if one says no',
      ]),
    },
    {
      id: 'CK-11',
      source: 'ICO: storage and access technologies',
      check: answers(at.askedAgain, [
        /ask (you )?(again|at once|those)|we ask before|ask you first/i,
        'when people are asked again',
      ]),
    },
    {
      id: 'CK-12',
      source: 'Good practice',
      level: 'advice',
      check: answers(
        at.signals,
        [/Global Privacy Control|\bGPC\b|privacy signal/i, 'the privacy signal of a browser'],
        [
          /\b(treat|honou?r|respect|obey|follow|ignore|recognise)s?\b/i,
          'what it does with the signal of a browser',
        ],
      ),
    },
    {
      id: 'CK-13',
      source: 'Good practice',
      check: all(
        answers(at.deleting, [/Chrome|Safari|Firefox|Edge/, 'where browsers delete cookies']),
        never(/Internet Explorer|Flash cookies/i, 'names a browser or plug-in that is gone'),
      ),
    },
    {
      id: 'CK-14',
      source: 'Good practice',
      check: answers(at.devices, [
        /(several|all) (browsers|devices)|each (browser|device)|every browser and|more than one (browser|device)/i,
        'that each browser and device needs its own choice',
      ]),
    },
    {
      id: 'CK-15',
      source: 'PECR reg 6; ICO: storage and access technologies',
      check: answers(at.emails, [
        /\bpixels?\b|\b(report|track|count|see|tell|know)\w*\b.{0,40}\bopen/i,
        'whether emails carry pixels',
      ]),
    },
    {
      id: 'CK-16',
      source: PECR,
      check: answers(at.advertising, [/advert|\bads\b/i, 'whether there is advertising']),
    },
    {
      id: 'CK-18',
      source: 'UK GDPR Art 13; DPA 2018 s.164A',
      check: all(
        states((c) => [c.legalName, c.privacyLead.email], 'who answers for the website'),
        linksTo(/privacy\/?#complain|requests\/complaint/, 'a link to how one complains'),
      ),
    },
    {
      id: 'CK-05',
      source: 'PECR Sch A1 para 5',
      from: sinceLaw('electronic-privacy.exceptions').from,
      check: never(
        /statistical.{0,120}(advert|profil)|(advert|profil).{0,120}statistical exception/i,
        'the statistical exception does not cover advertising or profiles',
        /\b(no|not|never)\b/i,
      ),
    },
  ],
);
