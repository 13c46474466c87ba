import type { isRefusal } from './choice-rule.ts';
import type { Consent } from './consent.ts';

/**
 * Replaces an embed's button with its frame until the next no, and moves the focus to the frame, so that a screen reader
 * announces it.
 * @param isNo as an argument, because an import would load the file of the banner again
 */
export function showEmbed(button: Element, { onChange }: Consent, isNo: typeof isRefusal): void {
  const place = button.closest<HTMLElement>('[data-embed]');
  if (!place) return;
  const frame = document.createElement('iframe');
  frame.src = place.dataset['embed'] ?? '';
  frame.title = place.dataset['title'] ?? '';
  frame.referrerPolicy = 'strict-origin';
  frame.allow = 'fullscreen';
  frame.tabIndex = 0;
  const placeholder = [...place.childNodes];
  place.replaceChildren(frame);
  frame.focus();
  onChange(({ choice }) => {
    if (frame.isConnected && choice && isNo(choice)) place.replaceChildren(...placeholder);
  });
}
