import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idsIn } from './article.ts';
import { bodyOf } from './front-matter.ts';
import { idOf, inOrder, numberOf } from './version.ts';
import type { Version } from './version.ts';
import { componentNames, isComponent } from './component-names.ts';

/** Returns a sentence for each fault in the days, the order and the references of versions, with what to do. */
export function faultsOf(versions: readonly Version[]): string[] {
  const ordered = versions.toSorted((a, b) => a.kind.localeCompare(b.kind) || inOrder(a, b));
  return ordered.flatMap((version, index) => {
    const before = ordered[index - 1];
    return [
      ...dayFaults(version),
      ...(before?.kind === version.kind ? orderFaults(before, version) : firstFaults(version)),
      ...referenceFaults(version),
      ...(version.state === 'draft' ? componentFaults(version) : []),
    ];
  });
}

function dayFaults(version: Version): string[] {
  const { published, effective, reviewed, nextReview } = version.data;
  const at = `policies/${idOf(version)}`;
  const faults: string[] = [];
  if (version.name.slice(0, 10) !== effective)
    faults.push(
      `${at}: effective says ${effective}, but the folder says ${version.name.slice(0, 10)}. Make them the same day: the folder’s name is the page’s address.`,
    );
  if (published !== undefined && published > effective)
    faults.push(
      `${at}: published ${published} is after effective ${effective}. A version cannot apply before people can read it: choose a later effective day.`,
    );
  if (published !== undefined && reviewed > published)
    faults.push(
      `${at}: reviewed ${reviewed} is after published ${published}. Enter the day on which it was reviewed.`,
    );
  if (nextReview <= reviewed)
    faults.push(
      `${at}: nextReview ${nextReview} is not after reviewed ${reviewed}. Choose a day within the next year.`,
    );
  return faults;
}

/** The first version of a policy cannot be a correction. */
function firstFaults(version: Version): string[] {
  const number = numberOf(version.name);
  return number === 1 ? [] : [gap(version, number)];
}

function orderFaults(before: Version, version: Version): string[] {
  const at = `policies/${idOf(version)}`;
  const number = numberOf(version.name);
  const sameDay = before.data.effective === version.data.effective;
  if (sameDay && number !== numberOf(before.name) + 1)
    return [
      `${at} applies from ${version.data.effective}, as ${before.name} does, and two versions cannot apply at once. Give it a later day, or name it ${version.data.effective}-${numberOf(before.name) + 1} to correct the other.`,
    ];
  if (!sameDay && number > 1) return [gap(version, number)];
  // A version that was withdrawn before its first day never applied, so nothing needs to follow it.
  if (before.state === 'draft' && version.state === 'published')
    return [
      `policies/${idOf(before)} is a draft for a day before ${version.name}, which is published. A draft cannot come before a published version: give the draft a later day (rename its folder and change effective).`,
    ];
  if (before.state === 'published' && before.withdrawn && before.withdrawn.on <= before.data.effective)
    return [];
  const published = version.data.published;
  if (published !== undefined && before.data.published !== undefined && published < before.data.published)
    return [
      `${at} was published on ${published}, before ${before.name} (${before.data.published}), yet applies after it. Versions must apply in the order in which they are published: choose another day.`,
    ];
  return [];
}

const gap = (version: Version, number: number): string =>
  `policies/${idOf(version)} is named as correction ${number} of a day that has no version ${number - 1}. Name it ${version.data.effective}${number > 2 ? `-${number - 1}` : ''}.`;

function referenceFaults(version: Version): string[] {
  if (version.state === 'published' && version.withdrawn) return [];
  const wanted = version.data.changes.flatMap(({ section }) => section ?? []);
  if (wanted.length === 0) return [];
  const ids = version.state === 'published' ? idsIn(version.article) : idsInText(version);
  return wanted
    .filter((id) => !ids.has(id))
    .map(
      (id) =>
        `policies/${idOf(version)}/text.mdx: a change names the section “${id}”, which this version does not have. Its sections are ${[...ids].slice(0, 40).join(', ')}.`,
    );
}

const textOf = (version: Version): string => bodyOf(readFileSync(join(version.folder, 'text.mdx'), 'utf8'));

function idsInText(version: Version): Set<string> {
  return new Set(
    Array.from(textOf(version).matchAll(/\{#([\w-]+)\}|\sid="([\w-]+)"/g), ([, a, b]) => a ?? b ?? ''),
  );
}

/** Astro also stops at an unknown component, but does not list the known ones. */
function componentFaults(version: Version): string[] {
  const used = new Set(Array.from(textOf(version).matchAll(/<([A-Z]\w*)[\s/>]/g), ([, name = '']) => name));
  return [...used]
    .filter((name) => !isComponent(name))
    .map(
      (name) =>
        `policies/${idOf(version)}/text.mdx uses <${name}>, which is not a component. A policy can use ${componentNames().join(', ')}.`,
    );
}
