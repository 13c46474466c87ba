/** An Atom feed (RFC 4287). */
export interface Feed {
  /** The feed's absolute URL, which is also its id. */
  self: string;
  /** The absolute URL of the page that the feed belongs to. */
  page: string;
  title: string;
  author: string;
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** The absolute URL of the version's page. It is also the entry's id, because it never changes. */
  page: string;
  title: string;
  /** A calendar day. The feed gives it as midnight UTC. */
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

/** Escapes text for XML elements and attributes. */
export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
