import { firstCharacters } from '../../base/first-characters.ts';
import { idOf } from './file-check.ts';
import type { FindingKind, UncheckedReason } from '../../domain/file-findings.ts';
import type { FileCheck } from './file-check.ts';

const MAX_FINDINGS = 500;
const MAX_UNCHECKED = 200;
const MAX_PAGES = 50;
const MAX_EXCERPT = 120;

/** Where something was seen. */
export interface Spot {
  inside: readonly string[];
  page?: number | undefined;
}

/** Collects what a check finds. The same excerpt on several pages is one finding. */
export interface Notes {
  find(kind: FindingKind, spot: Spot, excerpt: string): void;
  skip(reason: UncheckedReason, spot: Spot): void;
  done(): FileCheck;
}

export function takeNotes(): Notes {
  const check: FileCheck = { version: 1, findings: [], unchecked: [] };
  const byId = new Map<string, { pages: number[] }>();

  const addPage = (known: { pages: number[] }, page: number | undefined): void => {
    if (page !== undefined && !known.pages.includes(page) && known.pages.length < MAX_PAGES)
      known.pages.push(page);
  };
  const skip = (reason: UncheckedReason, { inside, page }: Spot): void => {
    if (check.unchecked.length >= MAX_UNCHECKED && reason !== 'too-many') {
      skip('too-many', { inside: [] });
      return;
    }
    const id = idOf('unchecked', reason, ...inside);
    const known = byId.get(id) ?? { id, reason, inside: [...inside], pages: [] };
    if (!byId.has(id)) check.unchecked.push(known as FileCheck['unchecked'][number]);
    byId.set(id, known);
    addPage(known, page);
  };
  return {
    skip,
    find: (kind, { inside, page }, text) => {
      const excerpt = shorten(text);
      const id = idOf(kind, excerpt, ...inside);
      const known = byId.get(id);
      if (known) addPage(known, page);
      else if (check.findings.length >= MAX_FINDINGS) skip('too-many', { inside: [] });
      else {
        const found = { id, kind, inside: [...inside], pages: [], excerpt };
        check.findings.push(found);
        byId.set(id, found);
        addPage(found, page);
      }
    },
    done: () => check,
  };
}

function shorten(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length <= MAX_EXCERPT ? line : `${firstCharacters(line, MAX_EXCERPT - 1).trimEnd()}…`;
}
