import { later } from './later.ts';
import type { State } from './state.ts';

/** The kind of confirmation: the key of its sentence in the HTML. */
export type Said = 'accepted' | 'rejected' | 'chosen';

/** Shows what came of a choice in a live region, and moves the focus there, because the clicked button may be gone. */
export function confirm(place: HTMLElement, what: Said, { canStore }: Pick<State, 'canStore'>): void {
  place.textContent = place.dataset[canStore ? what : 'notStored'] ?? '';
  later(() => {
    place.focus({ preventScroll: true });
  });
}

/**
 * Runs `change`, which may show or hide something above the text, and scrolls by as much as the text moved. Safari has
 * no scroll anchoring of its own.
 */
export function keepStill(change: () => void): void {
  const text = document.querySelector('main');
  const top = () => text?.getBoundingClientRect().top ?? 0;
  const before = top();
  change();
  const moved = top() - before;
  // `scroll-behavior: smooth` would let the text move and come back. A scroll by nothing would end a smooth one to a
  // heading.
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
}

/** Whether any of an element is in the window. */
export function isInWindow(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < innerHeight;
}
