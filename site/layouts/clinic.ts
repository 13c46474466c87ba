import { contentDirectory, loadClinic, orThrow } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';

/** What the pages of this build say: the clinic's facts and words, read and checked once. */
const directory = contentDirectory(process.env);
export const clinic = orThrow(loadClinic(directory));
export const words = orThrow(loadWords(directory));
