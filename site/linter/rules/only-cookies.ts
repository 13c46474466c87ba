import type { Check } from '../rule.ts';

const DEFINES = /\bcookies?,? (?:that is |which )?(?:is|are)?,? ?(?:a )?(?:small )?(?:text |data )?files?\b/i;
const OTHERS =
  /\b(?:pixel|local storage|browser storage|fingerprint|script|beacon|similar technolog|no cookies)\w*/i;

/**
 * a text that explains what a cookie is and stops there, in a policy that is not about cookies. CK-02 judges
 * the cookie policy.
 */
export const onlyCookies: Check = ({ article, kind }) => {
  if (kind === 'cookies' || OTHERS.test(article.text)) return [];
  const found = article.blocks.find(({ text }) => DEFINES.test(text));
  return found
    ? [{ section: found.section, missing: 'that pixels, local storage and scripts are treated like cookies' }]
    : [];
};
