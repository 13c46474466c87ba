import type { confirm, Confirmation } from './confirm.ts';
import type { Consent } from './consent.ts';
import { showReceipt } from './receipt.ts';

/** What the banner does for the preferences. As arguments, because an import would load the banner's file again. */
export interface Banner {
  /** Makes a choice and confirms it where the banner was. Returns whether the confirmation is in the window. */
  respond: Respond;
  confirm: typeof confirm;
}
type Respond = (kind: Confirmation, choose: () => void) => boolean;

/** Opens the preferences dialog. Only its labelled buttons make a choice; closing it in another way makes none. */
export function openPreferences(consent: Consent, banner: Banner): void {
  const dialog = document.querySelector<HTMLDialogElement>('#consent-preferences');
  if (!dialog || dialog.open) return;
  if (!dialog.dataset['ready']) {
    dialog.dataset['ready'] = 'yes';
    const respond: Respond = (kind, choose) => {
      const seen = banner.respond(kind, choose);
      if (seen) dialog.close();
      else fillIn(dialog, consent);
      return seen;
    };
    connect(dialog, consent, { ...banner, respond });
  }
  fillIn(dialog, consent);
  for (const status of dialog.querySelectorAll('[data-choice-said]')) status.textContent = '';
  dialog.showModal();
}

/** Adds the same form to the cookie policy. It confirms a choice beside its own buttons. */
export function showHere(consent: Consent, banner: Banner): void {
  const choices = document.querySelector('#consent-preferences [data-consent-choices]');
  for (const place of document.querySelectorAll<HTMLElement>('[data-consent-here]')) {
    if (!choices || place.dataset['ready']) continue;
    place.dataset['ready'] = 'yes';
    place.replaceChildren(choices.cloneNode(true));
    const respond: Respond = (_, choose) => {
      choose();
      return false;
    };
    connect(place, consent, { ...banner, respond });
    fillIn(place, consent);
    consent.onChange(() => {
      fillIn(place, consent);
    });
  }
}

/** Adds event handlers to one copy of the form. */
function connect(place: HTMLElement, consent: Consent, { respond, confirm }: Banner): void {
  place.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const purpose = target.closest<HTMLElement>('[data-purpose]');
    if (!purpose) return;
    const [all] = boxes(purpose, '[data-all]');
    const each = boxes(purpose, '[data-service]');
    if (target === all) for (const box of each) box.checked = target.checked;
    else if (all) all.checked = each.every(({ checked }) => checked);
  });
  const respondHere: Respond = (kind, choose) => {
    const seen = respond(kind, choose);
    const status = place.querySelector<HTMLElement>('[data-choice-said]');
    if (!seen && status) confirm(status, kind, consent);
    return seen;
  };
  place.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-choose]') : null;
    switch (button?.dataset['choose']) {
      case 'save': {
        const granted = boxes(place, 'input[data-service]').filter(({ checked }) => checked);
        const counter = boxes(place, '[data-counter]').every(({ checked }) => checked);
        respondHere('chosen', () => {
          consent.choose(
            granted.map(({ dataset }) => dataset['service'] ?? ''),
            counter,
          );
        });
        break;
      }
      case 'all':
        respondHere('accepted', consent.acceptAll);
        break;
      case 'necessary':
        respondHere('rejected', consent.rejectAll);
        break;
      case 'close':
        place.closest('dialog')?.close();
    }
  });
}

/** Sets every checkbox to the current state: nothing that needs consent is ticked in advance. */
function fillIn(place: HTMLElement, { state, data }: Consent): void {
  for (const box of boxes(place, 'input[data-service]'))
    box.checked = state.granted.includes(box.dataset['service'] ?? '');
  for (const { id, services } of data.purposes)
    for (const box of boxes(place, `[data-purpose="${id}"] [data-all]`))
      box.checked = services.every((service) => state.granted.includes(service.id));
  for (const box of boxes(place, '[data-counter]')) box.checked = state.counter;
  for (const receipt of place.querySelectorAll<HTMLElement>('[data-consent-receipt]'))
    showReceipt(receipt, state, data);
}

const boxes = (place: Element, selector: string): HTMLInputElement[] =>
  Array.from(place.querySelectorAll<HTMLInputElement>(selector));
