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
  place.replaceChildren(frame);
  frame.focus();
}
