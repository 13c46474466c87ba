/** Puts the frame that a press asked for in the place of its button. Whoever pressed it hears where they are now. */
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
