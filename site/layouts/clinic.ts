import { contentDirectory, loadClinic, orThrow } from '../../content/load.ts';
import { takesRequests } from '../../content/requests-setting.ts';
import { loadWords } from '../../content/words/words.ts';

/** The clinic's facts and words, loaded and validated once for each build. */
const directory = contentDirectory(process.env);
export const clinic = orThrow(loadClinic(directory));
export const words = orThrow(loadWords(directory));

/** Whether requests can be made by forms. Otherwise the pages say how to ask by telephone, post or email. */
export const hasForms = takesRequests(process.env);
