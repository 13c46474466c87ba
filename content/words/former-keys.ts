import { isMap, isScalar } from 'yaml';
import type { Document } from 'yaml';

/* Keys of release 0.1.0 that have been renamed. A clinic's `words.yaml` may still use them. */

/** Each renamed key: its path today, and the last part of its path in release 0.1.0. */
const formerKeys: readonly (readonly [path: string, former: string])[] = [
  ['cases', 'register'],
  ['cases.events.case.received', 'received'],
  ['cases.events.case.entered', 'taken down'],
  ['cases.events.case.address-confirmed', 'address confirmed'],
  ['cases.events.case.link-requested', 'new link asked for'],
  ['cases.events.case.link-withheld', 'link withheld: the address had its mails for today'],
  ['cases.events.case.team-notified', 'team told, unconfirmed'],
  ['cases.events.case.team-reminded', 'team reminded'],
  ['cases.events.case.deadline-moved', 'date moved'],
  ['cases.events.case.erased', 'erased'],
  ...eventKeys('cases.events'),
  ...eventKeys('caseNews.events'),
  ['mails.flags', 'marks'],
  ['mails.flags.honeypot', 'trap'],
  ['mails.flags.too-fast', 'haste'],
  ['mails.teamRequest.flags', 'marks'],
];

/** Sentences that nothing says any more. A clinic's own words for them are ignored. */
const removedKeys = [
  'site.footer.legal',
  'consent.preferences.stores',
  'receipts.time',
  'site.home.ask',
  'site.home.askHeading',
  'site.home.askIntro',
  'site.home.copyHeading',
  'site.home.copy',
  'site.home.copyButton',
  'site.home.otherHeading',
  'site.home.other',
  'site.home.otherLink',
  'requests.next.opt-out.answer',
  'mails.acknowledgement.why',
  'cases.status.unconfirmed',
  'cases.refused.usage',
  'cases.refused.unknownEvent',
].map((path) => path.split('.'));

function eventKeys(path: string): [string, string][] {
  const requested = ['identity', 'authority', 'fee', 'clarification'].flatMap((it): [string, string][] => [
    [`${path}.case.${it}-requested`, `${it}-asked`],
    [`${path}.case.${it}-received`, `${it}-received`],
  ]);
  const same = ['confirmed', 'records-older', 'acknowledged', 'extended', 'completed'];
  const alike = [...same, 'partly-refused', 'refused', 'withdrawn', 'reopened', 'disputed'];
  return [
    ...requested,
    ...alike.map((it): [string, string] => [`${path}.case.${it}`, it]),
    [`${path}.case.voided`, 'mistaken'],
    // The name stands for the answer to another question now.
    [`${path}.case.records-added-to`, 'records-recent'],
  ];
}

/**
 * Renames the former keys in a clinic's words, and takes out the removed ones, in place. If both names of a key are
 * present, the schema refuses the former one.
 */
export function renameFormerKeys(document: Document): void {
  for (const [path, former] of formerKeys) {
    const [parents, key] = splitPath(path);
    const parent = parents.length > 0 ? document.getIn(parents, true) : document.contents;
    if (!isMap(parent) || parent.has(key)) continue;
    const pair = parent.items.find((it) => isScalar(it.key) && it.key.value === former);
    if (!pair || !isScalar(pair.key)) continue;
    pair.key.value = key;
    // Only this sentence has a renamed placeholder as well.
    if (isScalar(pair.value) && typeof pair.value.value === 'string')
      pair.value.value = pair.value.value.replaceAll('{marks}', '{flags}');
  }
  for (const path of removedKeys) if (document.hasIn(path)) document.deleteIn(path);
}

/** The parent keys and the last key. Event names contain a dot. */
function splitPath(path: string): [string[], string] {
  const [parents = '', event] = path.split('.case.');
  if (event !== undefined) return [parents.split('.'), `case.${event}`];
  const keys = path.split('.');
  return [keys.slice(0, -1), keys.at(-1) ?? ''];
}
