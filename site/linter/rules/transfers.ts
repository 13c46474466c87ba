import { plain } from '../checks.ts';
import type { Processor } from '../../../content/schema.ts';
import type { Check } from '../rule.ts';

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
    return /(keeps?|stays?|is kept) (it |all |data )?(all )?in the United Kingdom|not leave the United Kingdom/i.test(
      article.text,
    )
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

/** X-07: nobody may deny transfers who has a company abroad, or names one that is. */
export const deniedTransfers: Check = ({ article, facts }) => {
  const abroad = facts.processors.filter(({ transfer }) => transfer !== 'none').map(({ name }) => name);
  const denied =
    /(do not|never|don't) (transfer|send) (your |any |personal )*(data|information)|no (data|information) (leaves|is (sent|transferred))|transfers?: none/i;
  return article.blocks
    .filter(({ text }) => denied.test(text) && abroad.length > 0)
    .map(({ section }) => ({
      section,
      missing: `says that no data leaves the country, but these companies have it abroad: ${abroad.join(', ')}`,
    }));
};
