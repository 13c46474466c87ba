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
  const button = place.querySelector<HTMLElement>('[data-consent-download]');
  if (!text || !button) return;
  const { none = '', refused = '', granted: said = '' } = place.dataset;
  const values = {
    '{date}': choice ? inWords.format(new Date(choice.lastConsentTimestamp)) : '',
    '{id}': choice?.consentId ?? '',
  };
  const words = choice ? (granted.length > 0 ? said : refused) : none;
  text.textContent = words.replace(/\{\w+\}/g, (name) => values[name as keyof typeof values]);
  button.hidden = !choice;
  if (!choice) return;
  const receipt = {
    site: location.origin,
    id: choice.consentId,
    date: granted.length > 0 ? choice.lastConsentTimestamp : choice.lastConsentTimestamp.slice(0, 10),
    granted,
    ...(data.counter && { counter: counter ? 'on' : 'off' }),
    signal,
    revision: choice.revision,
    noticeHash: choice.data.texts,
  };
  button.onclick = () => {
    download(JSON.stringify(receipt, null, 2));
  };
}

function download(json: string): void {
  const link = document.createElement('a');
  link.download = 'consent-receipt.json';
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
