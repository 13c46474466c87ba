const waiting = new Set<() => void>();

/*
 * Before the page is left, or hidden: then it paints nothing, and a phone may end it without another event. Work that
 * this work puts off joins the set, so it runs as well.
 */
for (const event of ['pagehide', 'visibilitychange'])
  addEventListener(event, () => {
    for (const once of waiting) once();
  });

/**
 * Runs `work` after the next paint, so that a click shows at once, or when the page is left or hidden, so that nothing is
 * lost.
 */
export function later(work: () => void): void {
  const once = (): void => {
    if (waiting.delete(once)) work();
  };
  waiting.add(once);
  requestAnimationFrame(() => setTimeout(once));
}

/** Runs `work` after the first paint when the browser is idle, at most half a second later. */
export function whenQuiet(work: () => void): void {
  later(() => {
    // Older Safari lacks requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 500 });
    else work();
  });
}
