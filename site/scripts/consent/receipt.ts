import type { ConsentData } from './data.ts';
import type { State } from './state.ts';

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** Shows the visitor's own receipt, from this browser's cookie, and offers it as a file. The date is in London time. */
export function showReceipt(
  place: HTMLElement,
  { choice, granted, counter, signal }: State,
  data: ConsentData,
): void {
  const text = place.querySelector('p');
  const link = place.querySelector('a');
  if (!text || !link) return;
  const { none = '', refused = '', granted: said = '' } = place.dataset;
  const values = {
    '{date}': choice ? inWords.format(new Date(choice.lastConsentTimestamp)) : '',
    '{id}': choice?.consentId ?? '',
  };
  const words = choice ? (granted.length > 0 ? said : refused) : none;
  text.textContent = words.replace(/\{\w+\}/g, (name) => values[name as keyof typeof values]);
  link.hidden = !choice;
  if (!choice) return;
  const receipt = {
    site: location.origin,
    id: choice.consentId,
    date: granted.length > 0 ? choice.lastConsentTimestamp : choice.lastConsentTimestamp.slice(0, 10),
    granted,
    ...(data.counter && { counter: counter ? 'on' : 'off' }),
    signal,
    revision: choice.revision,
    texts: choice.data.texts,
  };
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }));
}
