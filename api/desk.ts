import { withBase } from '../content/addresses.ts';
import type { Clinic } from '../content/schema.ts';
import type { Words } from '../content/words.ts';
import type { Config } from './config.ts';
import type { Keys } from './keys.ts';
import type { Desk } from './mail/letters.ts';
import { keepFormLetters } from './mail/form-letters.ts';
import { openPages } from './pages.ts';

type DeskConfig = Pick<Config, 'siteDir' | 'publicOrigin' | 'basePath'> & {
  mail: Pick<Config['mail'], 'from'>;
};

/** The desk at which letters are written: for the server, and for a command that causes mail. */
export function makeDesk(
  { siteDir, publicOrigin, basePath, mail }: DeskConfig,
  { clinic, words, keys }: { clinic: Clinic; words: Words; keys: Keys },
): Desk {
  return {
    clinic,
    words,
    pages: openPages(siteDir),
    keys,
    from: mail.from,
    link: (path) => publicOrigin + withBase(basePath, path),
    formLetters: keepFormLetters(),
  };
}
