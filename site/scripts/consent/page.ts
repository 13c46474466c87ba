import { startConsent } from './consent.ts';
import { whenQuiet } from './later.ts';
import { readData } from './page-data.ts';
import { showBanner } from './banner.ts';

/** The consent script of a page: read what the page carries, start what is allowed, show what is asked. */
const { data, carries } = readData();
// Where nothing is stored there is nothing to clean up: the page's first picture, with its banner, goes before, and so does
// a press, which the line in the head keeps.
if (document.documentElement.dataset['consent'] === 'ask') await new Promise<void>(whenQuiet);
showBanner(await startConsent(data, carries));
