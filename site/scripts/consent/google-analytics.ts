import type { ConsentData } from './data.ts';

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

/** Every signal of Consent Mode that a website can withhold. */
const SIGNALS = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];

/**
 * Starts Google Analytics 4 in the basic form of Consent Mode: its tag is absent until somebody says yes, everything is
 * denied by default, and only what was said yes to is granted.
 */
export function startGoogleAnalytics(data: ConsentData, grantedNow: () => string[], address: string): void {
  const google = data.googleAnalytics;
  const granted = grantedNow();
  // A yes may be taken back while this file is on its way.
  if (!google || !granted.includes(google.service)) return;
  const queue = (window.dataLayer ??= []);
  // Google's tag reads the arguments object itself; an array in its place is passed over.
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
  tag.src = `https://www.googletagmanager.com/gtag/js?id=${google.id}`;
  tag.async = true;
  document.head.append(tag);
}
