import { shortened } from '../checks.ts';
import { sentencesOf } from '../article.ts';
import type { Check } from '../rule.ts';

/** Companies that send newsletters for others. */
const SENDER =
  /\b(?:Campaign Monitor|Mailchimp|Brevo|Sendinblue|Constant Contact|Klaviyo|Dotdigital|Mailerlite|ActiveCampaign|HubSpot)\b/gi;
const NOTICE_OF =
  /\b(?:privacy )?(?:notice|policy|terms) of ([A-Z]\w+(?: [A-Z]\w+)?)|([A-Z]\w+(?: [A-Z]\w+)?)(?:'s)? (?:own )?(?:privacy )?(?:notice|policy)\b/g;
const CHANGED = /\b(?:moved|changed|switched|replaced)\b.{0,80}\b(?:20\d\d|to)\b/i;

/** X-14: the notice of one sender where another one sends. */
export const anotherSendersNotice: Check = ({ article }) =>
  article.blocks.flatMap(({ text, section }, index) => {
    const nearby = [article.blocks[index - 1]?.text ?? '', text].join(' ').slice(-2000);
    const named = new Set(Array.from(nearby.matchAll(SENDER), ([name]) => name.toLowerCase()));
    if (named.size < 2 || CHANGED.test(nearby)) return [];
    const sentences = sentencesOf(text);
    const wrong = sentences.filter((sentence) =>
      Array.from(sentence.matchAll(NOTICE_OF), ([, of, whose]) => (of ?? whose ?? '').toLowerCase()).some(
        (name) => [...named].some((it) => name.includes(it) || it.includes(name)),
      ),
    );
    return wrong.map((sentence) => ({
      section,
      missing: `the notice of the company that sends the mails, not of another: "${shortened(sentence)}"`,
    }));
  });
