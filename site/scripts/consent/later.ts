/**
 * Runs work after the next picture, so that a press shows at once; or as the page goes, so that nothing is lost with it.
 */
export function later(work: () => void): void {
  let waits = true;
  const once = (): void => {
    if (waits) work();
    waits = false;
  };
  requestAnimationFrame(() => setTimeout(once));
  addEventListener('pagehide', once, { once: true });
}

/** Runs work when the page has been drawn and nobody waits for it; at the latest half a second after that. */
export function whenQuiet(work: () => void): void {
  later(() => {
    // Safari has learnt this late.
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 500 });
    else work();
  });
}
