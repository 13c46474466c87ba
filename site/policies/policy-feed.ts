import type { PolicyKind } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { clinic, words } from '../layouts/clinic.ts';
import { writeDay } from '../layouts/dates.ts';
import { addresses, href } from '../layouts/paths.ts';
import { writeFeed } from './feed.ts';
import type { FeedEntry } from './feed.ts';
import type { Published } from './version.ts';
import { everyVersion } from './site-policies.ts';
import { versionName } from './version-words.ts';

const { policies, policy } = words.site;

/** Returns a feed with one entry for each published version of one policy, or of all, newest first. */
export function policyFeed(kind: PolicyKind | undefined, site: URL | undefined): Response {
  const whole = (path: string) => new URL(href(path), site).href;
  const name = { clinic: clinic.tradingName };
  const entries = everyVersion
    .map(({ entry }) => entry.version)
    .filter((version): version is Published => version.state === 'published')
    .filter((version) => kind === undefined || version.kind === kind)
    .toSorted((a, b) => b.data.published.localeCompare(a.data.published) || b.name.localeCompare(a.name))
    .map((version) => entryOf(version, whole(addresses.policyVersion(version.kind, version.name))));
  const feed = writeFeed({
    self: whole(kind ? addresses.policyFeed(kind) : addresses.feed),
    page: whole(kind ? addresses.policyHistory(kind) : addresses.home),
    title: kind ? fill(policy.feed.one, { ...name, policy: policies[kind] }) : fill(policy.feed.all, name),
    author: clinic.legalName,
    entries,
  });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}

function entryOf(version: Published, page: string): FeedEntry {
  const { kind, data, withdrawn } = version;
  const notes = data.changes.map(({ type, note }) => `${policy.changed.types[type]}: ${note}`);
  return {
    page,
    title: fill(policy.feed.entry, { policy: policies[kind], version: versionName(version) }),
    published: data.published,
    updated: withdrawn?.on ?? data.published,
    text: [
      fill(policy.feed.applies, { from: writeDay(data.effective) }),
      ...(withdrawn ? [fill(policy.feed.withdrawn, { day: writeDay(withdrawn.on) })] : []),
      ...(notes.length > 0 ? notes : [data.summary]),
    ],
  };
}
