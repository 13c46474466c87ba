import { addresses } from '../../content/addresses.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { needsChoice } from '../../content/storage/choices.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { fingerprint } from '../../content/storage/revision.ts';
import { shownFor } from '../../content/storage/shown.ts';
import { clinic, words } from '../layouts/clinic.ts';
import { href } from '../layouts/paths.ts';
import { browserData } from './browser-data.ts';
import { bootScriptFor } from './boot-script.ts';

/** The register of this build. */
export const register = orThrow(loadRegister(contentDirectory(process.env), clinic));

/** Whether visitors have a choice to make. If not, pages have no banner and no consent script. */
export const hasChoice = needsChoice(register);

/** The words of the banner and the preferences. */
export const shown = shownFor(register, words, clinic.tradingName);

export const data = browserData(register, clinic, {
  noticeHash: fingerprint(shown),
  api: { receipts: href(addresses.api.consent), visits: href(addresses.api.visits) },
});

export const bootLine = bootScriptFor(register);
