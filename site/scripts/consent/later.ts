/**
 * Runs `work` after the next paint, so that a click shows at once, or on `pagehide` at the latest, so that nothing is
 * lost.
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

/** Runs `work` after the first paint when the browser is idle, at most half a second later. */
export function whenQuiet(work: () => void): void {
  later(() => {
    // Older Safari lacks requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 500 });
    else work();
  });
}
