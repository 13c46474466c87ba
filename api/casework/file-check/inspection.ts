import type { About } from './about.ts';
import type { Notes } from './notes.ts';

/** What an inspection works with. It is the same for a file and for the files in it. */
export interface Inspection {
  about: About;
  notes: Notes;
  /** The names of the files around this one, from the outside in. */
  inside: readonly string[];
  /** How many bytes and files may still be unpacked from all archives together. */
  budget: { bytes: number; files: number };
  /**
   * Inspects a file in this one. What cannot be read there is left to a person. Returns a fault only where it ends the
   * inspection of the whole file.
   */
  inspectInner: (bytes: Buffer, name: string) => Promise<'too-much' | undefined>;
}
