import type { ConsentData } from './data.ts';
import { trusted } from './trusted.ts';

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

/** The Consent Mode signals that a website can deny. */
const SIGNALS = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];

/**
 * Starts Google Analytics 4 with basic Consent Mode: the tag loads only after consent, every signal is denied by
 * default, and only the signals of granted purposes are allowed.
 */
export function startGoogleAnalytics(data: ConsentData, grantedNow: () => string[], address: string): void {
  const google = data.googleAnalytics;
  const granted = grantedNow();
  // Consent may be withdrawn while this file loads.
  if (!google || !granted.includes(google.service)) return;
  const queue = (window.dataLayer ??= []);
  // Google's tag reads the `arguments` object itself and ignores an array.
  const gtag: (...words: unknown[]) => void = function () {
    // eslint-disable-next-line prefer-rest-params
    queue.push(arguments);
  };
  const allowed = data.purposes
    .filter(({ services }) => services.some(({ id }) => granted.includes(id)))
    .flatMap(({ consentMode }) => consentMode);
  Object.assign(window, { [`ga-disable-${google.id}`]: false });
  gtag('consent', 'default', Object.fromEntries(SIGNALS.map((signal) => [signal, 'denied'])));
  gtag('consent', 'update', Object.fromEntries(allowed.map((signal) => [signal, 'granted'])));
  gtag('js', new Date());
  gtag('config', google.id, {
    page_location: address,
    page_title: '',
    page_referrer: '',
    allow_google_signals: false,
    allow_ad_personalization_signals: false,
    ...(google.seconds && { cookie_expires: google.seconds }),
    ...(data.cookieDomain && { cookie_domain: data.cookieDomain }),
  });
  const tag = document.createElement('script');
  try {
    tag.src = trusted().createScriptURL(`https://www.googletagmanager.com/gtag/js?id=${google.id}`);
  } catch {
    // The page requires Trusted Types and does not allow the policy: the browser has reported it.
    return;
  }
  tag.async = true;
  document.head.append(tag);
}
