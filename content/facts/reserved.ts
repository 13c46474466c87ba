/* Names and numbers that are reserved for examples, tests and films, so that they never reach a real clinic. */

/** RFC 2606 and RFC 6761: reserved top-level names, and three domains for examples. */
const RESERVED_NAMES = /(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$/;

/** Loopback addresses, as `URL` writes them. */
const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/;

/** Whether a host name, as `URL` writes it, is reserved for examples or is a loopback address. */
const isReservedHost = (host: string): boolean => {
  const name = host.toLowerCase().replace(/\.$/, '');
  return RESERVED_NAMES.test(name) || LOOPBACK.test(name);
};

/** The same for a whole URL; false if the text is not a URL. */
export const isReservedAddress = (address: string): boolean =>
  URL.canParse(address) && isReservedHost(new URL(address).hostname);

/** Ofcom's numbers for TV and radio drama: a thousand in each of these ranges, without the leading zero. */
const DRAMA = new RegExp(
  `^(${[
    '1632960', // no area
    '(113|114|115|116|117|118|121|131|141|151|161)4960', // Leeds to Manchester
    '2079460', // London
    '1914980', // Tyneside, Durham, Sunderland
    '(2890180|2896496)', // Northern Ireland
    '2920180', // Cardiff
    '7700900', // mobile
    '808157(0)', // freephone
    '9098790', // premium rate
    '3069990', // United Kingdom
  ].join('|')})\\d{3}$`,
);

/** Whether a telephone number is one that Ofcom reserves for drama, however it is written. */
export function isDramaNumber(text: string): boolean {
  if (!/^(\+|\(?0)[\d ().-]{8,21}$/.test(text.trim())) return false;
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  return DRAMA.test(digits.replace(/^(00440?|440|44|0)/, ''));
}

/** ZZ99 is not a place: the NHS uses such postcodes when no address is known. */
const NOWHERE = /\bZZ99\s?\d[A-Z]{2}\b/gi;

/** Host names in URLs, email addresses and running text, `https://*.maps.example` included. */
const HOSTS =
  /(?<=https?:\/\/|@)\[[\da-f:]+\]|(?<![\w-]|(?<!\*)\.)(?:[\w-]+\.)+[a-z]{2,}(?![\w-])|(?<=:\/\/)(?:localhost|127[\d.]+)/gi;
const NUMBERS = /(?:\+|\(?0)[\d ()-]{8,20}\d/g;

/** Returns the reserved host names, telephone numbers and postcodes in a text, each with the reason for people. */
export const reservedIn = (text: string): { part: string; why: string }[] => [
  ...(text.match(HOSTS) ?? [])
    .filter(isReservedHost)
    .map((part) => ({ part, why: `${part} is reserved for examples` })),
  ...(text.match(NUMBERS) ?? [])
    .filter(isDramaNumber)
    .map((part) => ({ part, why: 'the number is reserved for drama' })),
  ...(text.match(NOWHERE) ?? []).map((part) => ({ part, why: 'ZZ99 is no real postcode' })),
];
