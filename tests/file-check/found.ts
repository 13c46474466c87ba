import type { About } from '../../api/casework/file-check/about.ts';
import type { FileCheck } from '../../api/casework/file-check/file-check.ts';
import { inspect } from '../../api/casework/file-check/inspect.ts';
import { takeNotes } from '../../api/casework/file-check/notes.ts';
import { robin } from './letters.ts';

/** What a check finds in these bytes, without a process of its own. */
export async function checkBytes(bytes: Buffer, about: About = robin): Promise<FileCheck> {
  const notes = takeNotes();
  const fault = await inspect(bytes, { about, notes });
  return { ...notes.done(), ...(fault === undefined ? {} : { fault }) };
}

/** The findings in short, such as `covered-text: Kim Other`. */
export async function found(bytes: Buffer, about: About = robin): Promise<string[]> {
  const { findings } = await checkBytes(bytes, about);
  return findings.map(({ kind, inside, excerpt }) => [...inside, `${kind}: ${excerpt}`].join(' > '));
}

/** What was left to a person in short, such as `no-text 1, 2`. */
export async function leftOver(bytes: Buffer): Promise<string[]> {
  const { unchecked } = await checkBytes(bytes);
  return unchecked.map(({ reason, inside, pages }) => [...inside, reason, pages.join(', ')].join(' ').trim());
}
