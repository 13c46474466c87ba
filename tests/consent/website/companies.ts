import type { Register } from '../../../content/storage/schema.ts';
import { isFrom, originsOf } from '../allowed.ts';

/** Who is behind the hosts that tags on clinics' websites most often contact. A host stands for its subdomains, too. */
const companies: Record<string, string[]> = {
  'Google Analytics': ['google-analytics.com', 'analytics.google.com'],
  'Google Tag Manager': ['googletagmanager.com'],
  'Google advertising': ['doubleclick.net', 'googleadservices.com', 'googlesyndication.com'],
  'Google Fonts': ['fonts.googleapis.com', 'fonts.gstatic.com'],
  'Google Maps': ['maps.googleapis.com', 'maps.google.com', 'maps.gstatic.com'],
  'YouTube, a company of Google': ['youtube.com', 'ytimg.com', 'youtube-nocookie.com'],
  Google: ['google.com', 'google.co.uk', 'gstatic.com', 'googleapis.com'],
  'Meta, which runs Facebook and Instagram': ['facebook.com', 'facebook.net', 'instagram.com'],
  'Microsoft Clarity': ['clarity.ms'],
  'Microsoft advertising': ['bat.bing.com'],
  TikTok: ['tiktok.com', 'analytics-ipv6.tiktokw.us'],
  LinkedIn: ['licdn.com', 'linkedin.com'],
  Pinterest: ['pinimg.com', 'pinterest.com'],
  Snapchat: ['sc-static.net', 'snapchat.com'],
  X: ['ads-twitter.com', 'twitter.com', 'x.com'],
  Hotjar: ['hotjar.com', 'hotjar.io'],
  Mouseflow: ['mouseflow.com'],
  FullStory: ['fullstory.com'],
  HubSpot: ['hs-scripts.com', 'hs-analytics.net', 'hubspot.com', 'hsforms.net', 'hsforms.com'],
  Mailchimp: ['chimpstatic.com', 'list-manage.com'],
  Klaviyo: ['klaviyo.com'],
  Intercom: ['intercom.io', 'intercomcdn.com'],
  Crisp: ['crisp.chat'],
  Tawk: ['tawk.to'],
  Trustpilot: ['trustpilot.com'],
  Vimeo: ['vimeo.com', 'vimeocdn.com'],
  Stripe: ['stripe.com', 'stripe.network'],
  PayPal: ['paypal.com', 'paypalobjects.com'],
  'Adobe Fonts': ['typekit.net'],
  Cloudflare: ['cloudflareinsights.com', 'cloudflare.com'],
  'Wix statistics': ['frog.wix.com', 'bi.wixstats.com'],
  'WordPress.com statistics': ['stats.wp.com', 'pixel.wp.com'],
};

/** The company behind a host, from the storage register or the list above. Undefined if it is not known. */
export function companyOf(url: string, register: Register): string | undefined {
  const services = register.purposes.flatMap((purpose) => purpose.services);
  const listed = services.find((service) => originsOf([service]).some((origin) => isFrom(origin, url)));
  if (listed) return listed.name;
  const { hostname } = new URL(url);
  return Object.entries(companies).find(([, hosts]) =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
  )?.[0];
}
