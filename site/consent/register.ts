import { addresses } from '../../content/addresses.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { needsChoice } from '../../content/storage/choices.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { fingerprint, revisionOf } from '../../content/storage/revision.ts';
import { shownFor } from '../../content/storage/shown.ts';
import { clinic, words } from '../layouts/clinic.ts';
import { href } from '../layouts/paths.ts';
import { browserData } from './browser-data.ts';
import { bootScript } from './boot-script.ts';

/** The register of this build, and what pages make of it. */
export const register = orThrow(loadRegister(contentDirectory(process.env), clinic));

/** Whether visitors have anything to choose. Without it no page has a banner, or a script for one. */
export const hasChoice = needsChoice(register);

/** What banner and preferences say, word for word. */
export const shown = shownFor(register, words, clinic.tradingName);

export const data = browserData(register, clinic, {
  texts: fingerprint(shown),
  api: { receipts: href(addresses.api.consent), visits: href(addresses.api.visits) },
});

export const bootLine = bootScript(revisionOf(register));
