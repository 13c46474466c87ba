const waiting = new Set<() => void>();

/* Work that this work puts off joins the set, so it runs as well. */
const runAll = (): void => {
  for (const once of waiting) once();
};
addEventListener('pagehide', runAll);
// A hidden page paints nothing, and a phone may end it without another event.
addEventListener('visibilitychange', () => {
  if (document.hidden) runAll();
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
