import { launchChromium } from '../support/chromium.ts';
import { contenders, FLOOR, serveBanners } from './consent-pages.ts';
import type { Contender } from './consent-pages.ts';
import { patient, visitBanner } from './consent-visit.ts';
import type { Visit } from './consent-visit.ts';
import { median } from './measure.ts';

const ROUNDS = 7;

/**
 * Candour's banner, the library's own and a static one on the same page: a row for each, with medians of
 * several rounds. The last row is a click that closes nothing.
 */
export async function measureBanners(siteDir: string): Promise<object[]> {
  const served = await serveBanners(siteDir);
  const browser = await launchChromium();
  const visits: Record<Contender, Visit[]> = { candour: [], library: [], static: [] };
  const floor: number[] = [];
  try {
    // The first visit of a browser includes its start-up.
    for (const contender of contenders) await visitBanner(browser, served.url(contender));
    // In turn, so that other load on the machine affects all of them.
    for (let round = 0; round < ROUNDS; round++) {
      for (const contender of contenders)
        visits[contender].push(await visitBanner(browser, served.url(contender)));
      floor.push((await patient(browser, served.url(FLOOR))).click);
    }
  } finally {
    await browser.close();
    served.close();
  }
  const rows: object[] = contenders.map((banner) => {
    const of = (key: keyof Visit) => median(visits[banner].map((visit) => visit[key]));
    return {
      banner,
      'first paint': Math.round(of('firstPaint')),
      'usable after it': Math.round(of('usable')),
      click: Math.round(of('click')),
      'layout shift': Number(of('shift').toFixed(4)),
    };
  });
  return [...rows, { banner: FLOOR, click: Math.round(median(floor)) }];
}
