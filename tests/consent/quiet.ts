import type { BrowserContext, Page, Request } from 'playwright-core';

/** A request that takes longer than this is not waited for: somebody may be keeping it on purpose. In milliseconds. */
const LONGEST = 8_000;
/** As often as this a page must have been found idle in a row, each time after it has answered a question. */
const ROUNDS = 3;
const PAUSE = 60;
/** A page that never rests is taken as it is after so many milliseconds and so many looks, which take longer on a busy machine. */
const PATIENCE = 15_000;
const LOOKS = 100;

interface Traffic {
  /** Requests on their way, with the moment when they left. */
  pending: Map<Request, number>;
  begun: number;
}

const traffic = new WeakMap<BrowserContext, Traffic>();

/** From now on it is known when this visitor's pages have come to rest. */
export function watchTraffic(context: BrowserContext): void {
  const here: Traffic = { pending: new Map(), begun: 0 };
  traffic.set(context, here);
  context.on('request', (request) => {
    here.begun += 1;
    here.pending.set(request, performance.now());
  });
  for (const end of ['requestfinished', 'requestfailed'] as const)
    context.on(end as 'requestfinished', (request) => here.pending.delete(request));
  // An answer that no script reads is never finished.
  context.on('response', (response) => {
    const request = response.request();
    if (/^(fetch|xhr|ping)$/.test(request.resourceType())) here.pending.delete(request);
  });
}

/** The page has no banner, or its script has finished. */
const isReady = (): boolean =>
  !document.querySelector('#cc-main') || 'consentReady' in document.documentElement.dataset;

/** A page acts on a click after its next frame. A page that is not visible draws none. */
export const hasDrawn = (): Promise<boolean> =>
  new Promise((tell) => {
    const say = () => {
      tell(document.readyState === 'complete');
    };
    requestAnimationFrame(() => setTimeout(say));
    setTimeout(say, 300);
  });

/**
 * Everything that a page started by itself has been started, and what it asked for has come. Playwright's `networkidle`
 * tells this once for each document, and never if one request is not seen to end; here it matters after a click too.
 *
 * @param scripts false for a visitor without scripts, whose pages cannot be asked
 */
export async function settled(page: Page, { scripts = true } = {}): Promise<void> {
  const here = traffic.get(page.context());
  if (!here) throw new Error('This visitor’s traffic is not watched');
  if (scripts) await page.waitForFunction(isReady).catch(() => undefined);
  let begun = -1;
  const since = performance.now();
  const isPatient = (looks: number) => looks < LOOKS || performance.now() - since < PATIENCE;
  for (let looks = 0, quiet = 0; quiet < ROUNDS && isPatient(looks); looks++) {
    // A page that is being loaded anew cannot answer; then it is not at rest.
    const answered = !scripts || (await page.evaluate(hasDrawn).catch(() => false));
    await new Promise((go) => setTimeout(go, PAUSE));
    const now = performance.now();
    const waits = [...here.pending.values()].some((since) => now - since < LONGEST);
    quiet = answered && !waits && here.begun === begun ? quiet + 1 : 0;
    begun = here.begun;
  }
}
