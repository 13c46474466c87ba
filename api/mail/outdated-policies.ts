import { fill } from '../../content/words/fill.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { OutdatedPolicy } from '../built-site/site-manifest.ts';
import type { NewMail } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** More than so many lines about one version are for a terminal, not for a mail. */
const MOST_LISTED = 20;

/** Tells the privacy lead which published policies are no longer right, why, and who can put it right. */
export function outdatedPolicies(
  messages: MessageDependencies,
  outdated: readonly OutdatedPolicy[],
  today: Day,
): NewMail {
  const { policyOutdated: say, policyOutdatedFooter } = messages.words.mails;
  const [first] = outdated;
  const message = {
    subject:
      outdated.length === 1 && first
        ? fill(say.subject.one, { policy: nameOf(messages, first) })
        : fill(say.subject.many, { count: String(outdated.length) }),
    preview: '',
    footer: fill(policyOutdatedFooter, {
      clinic: messages.clinic.tradingName,
      role: messages.clinic.privacyLead.role,
    }),
    blocks: [
      { paragraph: say.opening },
      { paragraph: fill(say.owner, { owner: messages.clinic.policyOwner }) },
      ...outdated.flatMap((one) => aboutOne(messages, one, today)),
    ] satisfies Block[],
  };
  return newMail('policy-outdated', composePlainEmail(messages, messages.clinic.privacyLead.email, message));
}

const nameOf = ({ words }: MessageDependencies, { policy }: OutdatedPolicy): string =>
  words.site.policies[policy];

function aboutOne(messages: MessageDependencies, outdated: OutdatedPolicy, today: Day): Block[] {
  const { policyOutdated: say } = messages.words.mails;
  const { policy, version, status, faults } = outdated;
  const more = faults.length - MOST_LISTED;
  const about = { policy: nameOf(messages, outdated), day: writeDayShort(version.slice(0, 10)) };
  return [
    { subheading: fill(say.version[status], about) },
    {
      list: faults
        .slice(0, MOST_LISTED)
        .map(({ since, ...fault }) => fill(say.fault, { ...fault, since: writeDayShort(since) })),
    },
    ...(more > 0 ? [{ paragraph: fill(say.more, { count: String(more) }) }] : []),
    { paragraph: fill(say.toDo[status], { kind: policy, version, next: nextName(version, today) }) },
  ];
}

/** What a version made today is called: a correction, where the one that is wrong began today. */
function nextName(version: string, today: Day): string {
  if (version.slice(0, 10) !== today) return today;
  return `${today}-${Number(version.slice(11) || '1') + 1}`;
}
