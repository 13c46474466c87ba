/** The part of the clinic's register that scripts need. It is in every page, so it is kept small. */
export interface ConsentData {
  /** Changes when visitors must be asked again. */
  revision: number;
  /** Hash of the words of the banner, for receipts. */
  noticeHash: string;
  cookieDomain?: string;
  /** Whether the register lists the server's copy of a choice, `candour_kept`. */
  kept?: boolean;
  /** URLs are cut below these paths before they are sent to a tool. */
  trimBelow: string[];
  /** Purposes that need consent. */
  purposes: ConsentPurpose[];
  counter?: CounterData;
  googleAnalytics?: { service: string; id: string; seconds?: number };
  /** Addresses of Candour's API. */
  api: { receipts: string; visits: string };
}

export interface ConsentPurpose {
  id: string;
  /** The Consent Mode signals that this purpose grants. */
  consentMode: string[];
  services: { id: string; items: StoredName[] }[];
}

export interface CounterData {
  tool: string;
  url: string;
  site?: string;
  /** On another website of the clinic: the whole URLs of the pages to count. Without a list, all are counted. */
  pages?: string[];
  items: StoredName[];
}

/**
 * The letter of the storage and the item's name: `c_ga_*` is a cookie, `l` local storage, `s` session storage, `i` an
 * indexed database, `h` a cache. An asterisk at the end matches any ending.
 */
export type StoredName = string;

export const servicesOf = ({ purposes }: ConsentData): string[] =>
  purposes.flatMap(({ services }) => services.map(({ id }) => id));

/**
 * Returns the data without a `cookieDomain` that does not contain this host, because the browser would refuse the
 * cookie.
 */
export function forThisHost(data: ConsentData, { hostname } = location): ConsentData {
  const { cookieDomain, ...rest } = data;
  return `.${hostname}`.endsWith(`.${cookieDomain}`) ? data : rest;
}
