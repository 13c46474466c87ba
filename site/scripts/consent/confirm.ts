import type { Consent } from './consent.ts';
import { later } from './later.ts';

/** The kind of confirmation: the key of its sentence in the HTML. */
export type Confirmation = 'accepted' | 'rejected' | 'chosen';

/**
 * Shows what came of a choice in a live region, and moves the focus there, because the clicked button may be gone. The
 * choice may be stored only after the next paint. If the browser has refused it by then, the region says so.
 */
export function confirm(place: HTMLElement, kind: Confirmation, consent: Pick<Consent, 'state'>): void {
  const write = (): void => {
    const words = place.dataset[consent.state.canStore ? kind : 'notStored'] ?? '';
    // The same words again would be read aloud twice.
    if (place.textContent !== words) place.textContent = words;
  };
  write();
  later(() => {
    write();
    place.focus({ preventScroll: true });
  });
}

/**
 * Runs `change`, which may show or hide something above the text, and scrolls by as much as the text moved. Safari has
 * no scroll anchoring of its own. Only what is left at the end counts: where another website scrolls smoothly, any scroll
 * ends one to a heading, which then stops where it was. Returns what `change` returns.
 * @param change is given a function that returns how far the text has moved since the beginning, in pixels
 */
export function keepStill<T>(change: (moved: () => number) => T): T {
  const text = document.querySelector('main');
  const top = () => text?.getBoundingClientRect().top ?? 0;
  const before = top();
  const moved = () => top() - before;
  const result = change(moved);
  // Less than a pixel is the rounding of a browser that scrolled itself. A smooth scroll would let the text move and
  // come back.
  if (Math.abs(moved()) >= 1) scrollBy({ top: moved(), behavior: 'instant' });
  return result;
}
