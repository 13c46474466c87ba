/** The source of an email: some headers, and its text. */
export interface MimeMessage {
  from: string | undefined;
  date: string | undefined;
  subject: string | undefined;
  text: string;
}

type Headers = ReadonlyMap<string, string>;

/** Parts within parts are read to this depth. */
const DEEPEST = 5;

/**
 * Reads the source of a message (RFC 5322, MIME), as a mail program saves it as .eml. Undefined if the text does not begin
 * as one does.
 */
export function readMimeMessage(source: string): MimeMessage | undefined {
  const { headers, body } = split(source.trimStart());
  const isSource = ['mime-version', 'received', 'message-id', 'return-path'].some((name) =>
    headers.has(name),
  );
  if (!isSource || !headers.has('from')) return undefined;
  return {
    from: headers.get('from'),
    date: headers.get('date'),
    subject: headers.get('subject'),
    text: textOf(headers, body, 0) ?? '',
  };
}

function split(source: string): { headers: Headers; body: string } {
  const end = source.indexOf('\n\n');
  const head = end < 0 ? source : source.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).toLowerCase();
    if (/^[a-z0-9-]+$/.test(name) && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : source.slice(end + 2) };
}

/** The plain text of a part, or of the first part in it that has one; a part in HTML only if there is no other. */
function textOf(headers: Headers, body: string, depth: number): string | undefined {
  const type = (headers.get('content-type') ?? 'text/plain').toLowerCase();
  if (type.startsWith('multipart/')) {
    const boundary = parameter(headers.get('content-type') ?? '', 'boundary');
    if (boundary === undefined || depth >= DEEPEST) return undefined;
    const parts = body
      .split(`--${boundary}`)
      .slice(1)
      .map((part) => split(part.replace(/^[ \t]*\n/, '')));
    const isHtml = (part: { headers: Headers }) =>
      /^text\/html/i.test(part.headers.get('content-type') ?? '');
    const inOrder = [...parts.filter((part) => !isHtml(part)), ...parts.filter(isHtml)];
    for (const part of inOrder) {
      const text = textOf(part.headers, part.body, depth + 1);
      if (text !== undefined && text.trim() !== '') return text;
    }
    return undefined;
  }
  if (!type.startsWith('text/')) return undefined;
  const text = decoded(body, headers.get('content-transfer-encoding') ?? '', parameter(type, 'charset'));
  return type.startsWith('text/html') ? withoutTags(text) : text;
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value.slice(0, 1000));
  return found?.[1] ?? found?.[2];
}

function decoded(body: string, encoding: string, charset: string | undefined): string {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return inCharset(Buffer.from(body, 'base64'), charset);
    case 'quoted-printable':
      return inCharset(fromQuotedPrintable(body.replaceAll('=\n', '')), charset);
    default:
      return body;
  }
}

/** Decodes =E2=82=AC. Other characters are taken as UTF-8, because the browser has decoded them already. */
function fromQuotedPrintable(text: string): Buffer {
  const parts = text.split(/((?:=[0-9A-Fa-f]{2})+)/);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 1 ? Buffer.from(part.replaceAll('=', ''), 'hex') : Buffer.from(part, 'utf8'),
    ),
  );
}

function inCharset(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

/** Decodes “=?UTF-8?Q?Ren=C3=A9e?=” in a header (RFC 2047). */
export function decodeWords(header: string): string {
  return header
    .slice(0, 2000)
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(
      /=\?([\w-]+)(?:\*[\w-]*)?\?([BbQq])\?([^?]*)\?=/g,
      (_, charset: string, encoding: string, text: string) =>
        inCharset(
          encoding.toUpperCase() === 'B'
            ? Buffer.from(text, 'base64')
            : fromQuotedPrintable(text.replaceAll('_', ' ')),
          charset,
        ),
    );
}

/** Elements whose content is no text of the message. */
const UNSHOWN = /^<(style|script|head)\b/i;
/** Tags after which a line ends. */
const ENDS_LINE = /^<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b/i;
const ENTITIES: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', '#39': '’', amp: '&' };

/**
 * Rough text of an HTML part: lines where blocks end, without tags. It is shown as text, and to be checked. It goes through
 * the source once, so that a hostile email takes no longer than another one.
 */
function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    text += html.slice(at, open);
    const unshown = UNSHOWN.exec(html.slice(open, open + 8))?.[1];
    const ends = unshown === undefined ? open : lower.indexOf(`</${unshown.toLowerCase()}`, open);
    const close = ends < 0 ? -1 : html.indexOf('>', ends);
    if (close < 0) return tidy(text);
    if (ENDS_LINE.test(html.slice(open, open + 6))) text += '\n';
    at = close + 1;
  }
  return tidy(text + html.slice(at));
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const kept = lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
  return kept.join('\n').replace(/&([a-z]{2,4}|#39);/g, (all, name: string) => ENTITIES[name] ?? all);
}
