import { dayInLondon, isDay, writeDayShort } from '../base/calendar.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ChainEntry } from './case-chain.ts';

/*
 * What is in a case file, format 1. Its data is lines of JSON: one for the head, one for each part, one for each entry of
 * the chain. What a reader sees is made from the data by `shownTexts`, so that a later release can still compare both.
 * A change of either is a new format, and the former stays.
 */

/** What a case file says about itself. */
export interface FileHead {
  format: 1;
  reference: string;
  title: string;
  intro: string[];
  /** The SHA-256 of the page without what is in the data (api/built-site/shown-file.ts). */
  frame: string;
  /** The names of the events that it has. */
  titles: Record<string, string>;
  timeline: string;
  /** In place of a text that was erased. */
  erased: string;
  /** In place of the link of an event from before the chain. */
  before: string;
}

/** A part of a case file, such as the letters. */
export interface FilePart {
  heading: string;
  rows: { label?: string | undefined; text: string }[];
}

/** A case file, as its data has it. */
export interface CaseFile {
  head: FileHead;
  parts: FilePart[];
  entries: ChainEntry[];
}

/** A place in a case file: the head, or a part with a row, or an entry. Numbers are from 0. */
export type FilePlace = { head: true } | { part: number; row?: number | undefined } | { entry: number };

/** How a text is drawn (site/pages/templates/case-file.astro). */
type Shape = 'title' | 'intro' | 'heading' | 'label' | 'text' | 'entry' | 'facts' | 'link';

/** A text that a case file shows. */
export interface ShownText {
  id: string;
  text: string;
  shape: Shape;
  place: FilePlace;
}

/**
 * Returns a value as a line of data. What HTML would take for something else is escaped, so that the line can be put into
 * an element as it is.
 */
export const dataLine = (value: unknown): string =>
  canonicalJson(value).replace(
    /[<>&\u00a0\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Returns every text that a case file shows, in order. */
export function shownTexts({ head, parts, entries }: CaseFile): ShownText[] {
  const ofHead = (id: string, shape: Shape, text: string): ShownText => ({
    id,
    shape,
    text,
    place: { head: true },
  });
  const all = [
    ofHead('title', 'title', head.title),
    ...head.intro.map((text, index) => ofHead(`intro-${index}`, 'intro', text)),
    ...parts.flatMap(textsOfPart),
    ofHead('timeline', 'heading', head.timeline),
    ...entries.flatMap((entry, index) => textsOfEntry(head, entry, index)),
  ];
  return all.filter(({ text }) => text !== '');
}

/** Returns every text that a part shows, in order. */
export function textsOfPart({ heading, rows }: FilePart, part: number): ShownText[] {
  const id = `part-${part}`;
  return [
    { id, text: heading, shape: 'heading', place: { part } },
    ...rows.flatMap(({ label, text }, row): ShownText[] => [
      ...(label === undefined
        ? []
        : [{ id: `${id}-${row}-label`, text: label, shape: 'label' as const, place: { part, row } }]),
      { id: `${id}-${row}`, text, shape: 'text', place: { part, row } },
    ]),
  ];
}

function textsOfEntry(head: FileHead, entry: ChainEntry, index: number): ShownText[] {
  const { what, at, day, note, mac, link } = entry;
  const id = `entry-${index + 1}`;
  const own = (name: string, shape: Shape, text: string | undefined): ShownText[] =>
    text === undefined ? [] : [{ id: `${id}${name}`, text, shape, place: { entry: index } }];
  const on = day ?? dayInLondon(at);
  const { by, reason, details = {} } = note ?? {};
  return [
    ...own('', 'entry', `${index + 1}. ${head.titles[what] ?? what}, ${isDay(on) ? writeDayShort(on) : on}`),
    ...own('-facts', 'facts', [what, new Date(at).toISOString(), by ?? []].flat().join(' · ')),
    ...own('-reason', 'text', reason),
    ...own('-erased', 'text', mac !== null && note === null ? head.erased : undefined),
    ...leavesOf(details).flatMap(([label, text], number) => [
      ...own(`-${number}-label`, 'label', label),
      ...own(`-${number}`, 'text', text),
    ]),
    ...own('-link', 'link', link ?? head.before),
  ];
}

/** Lists of hashes, which only a program reads. */
const HASHES = ['parts', 'before'];

/** Everything that an event holds besides its text, with where it is: `searches 1 place`. */
function leavesOf(value: unknown, path: string[] = []): [label: string, text: string][] {
  if (typeof value !== 'object' || value === null) return [[path.join(' '), String(value)]];
  return Object.entries(value)
    .filter(([name]) => path.length > 0 || !HASHES.includes(name))
    .toSorted(([a], [b]) => (Array.isArray(value) ? Number(a) - Number(b) : a < b ? -1 : 1))
    .flatMap(([name, member]) =>
      member === undefined
        ? []
        : leavesOf(member, [...path, Array.isArray(value) ? String(Number(name) + 1) : name]),
    );
}
