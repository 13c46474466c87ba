import { addresses } from '../../content/addresses.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { needsChoice } from '../../content/register/choices.ts';
import { loadRegister } from '../../content/register/load.ts';
import { fingerprint, revisionOf } from '../../content/register/revision.ts';
import { shownFor } from '../../content/register/shown.ts';
import { clinic, words } from '../clinic.ts';
import { href } from '../links.ts';
import { browserData } from './browser-data.ts';
import { decidingLine } from './line.ts';

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

export const line = decidingLine(revisionOf(register));
