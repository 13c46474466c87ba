import { dayInLondon } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { outdatedPolicies } from '../mail/outdated-policies.ts';
import type { OutdatedPolicy, SiteManifest, SiteManifestReader } from '../built-site/site-manifest.ts';
import type { Store } from '../store/store.ts';

interface Parts {
  site: SiteManifestReader;
  store: Store;
  messages: MessageDependencies;
  clock: Clock;
  log: Log;
}

/**
 * Reports published policies that the build found outdated: in the log at start and after each build, and in a mail to
 * the privacy lead once for each version and rule. It is only a warning and blocks nothing.
 */
export function outdatedPoliciesJob({ site, store, messages, clock, log }: Parts): () => Promise<void> {
  let logged: SiteManifest | undefined;
  let mailed: SiteManifest | undefined;
  return async () => {
    const built = site.read();
    if (built === undefined || built === mailed) return;
    const outdated = built.outdated ?? [];
    if (built !== logged)
      for (const { policy, version, status, faults } of outdated)
        log('policy.outdated', { policy, version, status, rules: rulesOf(faults).join(' ') });
    logged = built;
    const news = await unnotified(store, outdated);
    if (news.length > 0) {
      const now = clock.now();
      const notified = news.flatMap((it) => rulesOf(it.faults).map((rule) => ({ version: idOf(it), rule })));
      await store.addOutdatedNotice(notified, now, outdatedPolicies(messages, news, dayInLondon(now)));
    }
    mailed = built;
  };
}

/** The outdated versions with a rule that the privacy lead has not been notified of. */
async function unnotified(store: Store, outdated: readonly OutdatedPolicy[]): Promise<OutdatedPolicy[]> {
  if (outdated.length === 0) return [];
  const notified = new Set((await store.outdatedNotified()).map(keyOf));
  return outdated.filter((it) =>
    rulesOf(it.faults).some((rule) => !notified.has(keyOf({ version: idOf(it), rule }))),
  );
}

const idOf = ({ policy, version }: OutdatedPolicy): string => `${policy}/${version}`;
const keyOf = ({ version, rule }: { version: string; rule: string }): string => `${version} ${rule}`;
const rulesOf = (faults: OutdatedPolicy['faults']): string[] => [...new Set(faults.map(({ rule }) => rule))];
