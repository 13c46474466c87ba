/** An Atom feed (RFC 4287), written by hand: it is a page of XML. */
export interface Feed {
  /** The feed’s own address, whole; also its id. */
  self: string;
  /** The page that it tells of. */
  page: string;
  title: string;
  author: string;
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** The page of the version, whole; also its id, because it stays for ever. */
  page: string;
  title: string;
  /** A calendar day; feeds want a moment, and the day’s start in UTC is one. */
  published: string;
  updated: string;
  /** Paragraphs of plain text. */
  text: readonly string[];
}

export function writeFeed({ self, page, title, author, entries }: Feed): string {
  const newest =
    entries
      .map(({ updated }) => updated)
      .toSorted()
      .at(-1) ?? '1970-01-01';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <id>${xml(self)}</id>`,
    `  <title>${xml(title)}</title>`,
    `  <updated>${moment(newest)}</updated>`,
    `  <author><name>${xml(author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...entries.map(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry({ page, title, published, updated, text }: FeedEntry): string {
  const html = text.map((paragraph) => `<p>${xml(paragraph)}</p>`).join('');
  return [
    '  <entry>',
    `    <id>${xml(page)}</id>`,
    `    <title>${xml(title)}</title>`,
    `    <published>${moment(published)}</published>`,
    `    <updated>${moment(updated)}</updated>`,
    `    <link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    `    <content type="html">${xml(html)}</content>`,
    '  </entry>',
  ].join('\n');
}

const moment = (day: string): string => `${day}T00:00:00Z`;

/** Text for XML, in elements and in attributes. */
export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
