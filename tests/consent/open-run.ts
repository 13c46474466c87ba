import type { Browser } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import { loadClinic, orThrow } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { crawl, oneOfEach } from './crawl.ts';
import type { Run } from './run.ts';
import { turns } from './turns.ts';

/** How many visitors there may be at a time. */
const VISITORS = 4;

export interface RunOptions {
  browser: Browser;
  remembering: Browser;
  origin: string;
  basePath: string;
  contentDir: string;
  live?: boolean;
  full?: boolean;
}

/** Finds the site's pages and reads what the clinic promises about them. */
export async function openRun({
  browser,
  remembering,
  origin,
  basePath,
  contentDir,
  live = false,
  full = false,
}: RunOptions): Promise<Run> {
  const base = basePath.replace(/\/+$/, '');
  const clinic = orThrow(loadClinic(contentDir));
  const register = orThrow(loadRegister(contentDir, clinic));
  const found = await crawl(origin, base);
  // Nothing links to an outcome page.
  const outcome = `${base}${addresses.linkSent}`;
  const pages = (await fetch(origin + outcome)).ok ? [...found, outcome] : found;
  if (!pages.includes(`${base}/`)) throw new Error(`${origin}${base}/ does not answer with a page`);
  return {
    browser,
    remembering,
    origin,
    base,
    live,
    full,
    register,
    clinic: clinic.tradingName,
    pages,
    samples: oneOfEach(pages, base),
    seen: new Map(),
    seeds: new Map(),
    enter: turns(VISITORS),
  };
}
