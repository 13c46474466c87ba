import type { State } from './state.ts';

/** What must be allowed for a category of the WP Consent API to be. A category with several must have them all. */
export interface WpConsent {
  category: string;
  /** Services that need consent, by id. Empty if the purpose needs none. */
  services: string[];
  /** Whether the visit counter must be on. */
  counter: boolean;
}

declare global {
  interface Window {
    wp_consent_type?: string;
    /** Stores a cookie for each category. */
    wp_set_consent?: (category: string, value: 'allow' | 'deny') => void;
    wp_has_consent?: (category: string) => boolean;
  }
}

/**
 * Tells the WP Consent API, if a WordPress page has it, which categories are allowed. It is told only what it does not
 * know, because it stores a cookie for each answer, and before a choice nothing.
 */
export function tellWordPress(known: WpConsent[], { ask, granted, counter }: State): void {
  const { wp_set_consent: set, wp_has_consent: has } = window;
  if (!set || !has) return;
  // Without a type, the API allows everything.
  if (window.wp_consent_type === undefined) {
    window.wp_consent_type = 'optin';
    document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
  }
  for (const category of new Set(known.map((one) => one.category))) {
    const isAllowed = known
      .filter((one) => one.category === category)
      .every(
        (one) => one.services.every((service) => granted.includes(service)) && (!one.counter || counter),
      );
    if (has(category) !== isAllowed && !(isAllowed && ask)) set(category, isAllowed ? 'allow' : 'deny');
  }
}
