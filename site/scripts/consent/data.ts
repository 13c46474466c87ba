/** What the scripts know of the clinic's register. It stands in each page, so it says no more than they need. */
export interface ConsentData {
  /** Changes when visitors must be asked again. */
  revision: number;
  /** Hash of what is shown, for receipts. */
  texts: string;
  cookieDomain?: string;
  /** Paths below which an address is told to nobody. */
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
  /** Google's names for what this purpose allows. */
  consentMode: string[];
  services: { id: string; items: StoredName[] }[];
}

export interface CounterData {
  tool: string;
  url: string;
  site?: string;
  /** On another website of the clinic: the whole addresses of its pages that are counted. Without a list, all are. */
  pages?: string[];
  items: StoredName[];
}

/**
 * The letter of its kind and its name: `c_ga_*` is a cookie, `l` local storage, `s` session storage, `i` an indexed
 * database, `h` a cache. A star at the end stands for any ending.
 */
export type StoredName = string;

export const servicesOf = ({ purposes }: ConsentData): string[] =>
  purposes.flatMap(({ services }) => services.map(({ id }) => id));

/** The same without a domain that this host does not lie below, where a browser would set no cookie. */
export function forThisHost(data: ConsentData, { hostname } = location): ConsentData {
  const { cookieDomain, ...rest } = data;
  return `.${hostname}`.endsWith(`.${cookieDomain}`) ? data : rest;
}
