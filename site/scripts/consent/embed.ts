/** The placeholders of frames that are shown. */
const placeholders = new Map<HTMLElement, Node[]>();

/**
 * Replaces an embed's button with its frame, and moves the focus to the frame, so that a screen reader announces it.
 */
export function showEmbed(button: Element): void {
  const place = button.closest<HTMLElement>('[data-embed]');
  if (!place) return;
  const frame = document.createElement('iframe');
  frame.src = place.dataset['embed'] ?? '';
  frame.title = place.dataset['title'] ?? '';
  frame.referrerPolicy = 'strict-origin';
  frame.allow = 'fullscreen';
  frame.tabIndex = 0;
  placeholders.set(place, [...place.childNodes]);
  place.replaceChildren(frame);
  frame.focus();
}

/** Puts the placeholders back, after a no. */
export function hideEmbeds(): void {
  for (const [place, nodes] of placeholders) place.replaceChildren(...nodes);
  placeholders.clear();
}
