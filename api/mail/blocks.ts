import { addresses } from '../../content/addresses.ts';
import type { LanguageHelp } from '../../content/language-help.ts';
import type { Piece } from '../../content/words/fill.ts';
import type { PageData, Pages } from '../built-site/pages.ts';

/** A mail is a list of blocks. Its text and HTML parts are both rendered from it, so they have the same content. */
export type Block =
  | { heading: string }
  | { subheading: string }
  | { paragraph: string }
  /** A paragraph with links in it. */
  | { pieces: Piece[] }
  | { facts: { label: string; value: string }[] }
  | { list: string[] }
  | { languages: LanguageHelp[] }
  | { button: string; href: string; linkLabel: string }
  | { link: string; href: string }
  | { quote: string };

export interface Message {
  subject: string;
  /** The line that mail programs show beside the subject. */
  preview: string;
  blocks: Block[];
  footer: string;
  /** Which business wrote it, in an email to a person. */
  sender?: string;
}

/** The plain-text part. */
export function writeText({ blocks, footer, sender }: Message): string {
  return [...blocks.map(blockAsText), `--\n${footer}`, sender ?? []].flat().join('\n\n') + '\n';
}

/** A part of a letter. */
export interface LetterPart {
  text: string;
  isHeading: boolean;
}

/** Blocks as the parts of a letter. */
export const letterOf = (blocks: readonly Block[]): LetterPart[] => blocks.map(blockAsText).map(letterPart);

/** The text part of an email as the parts of a letter, without the footer, which is about the email. */
export const letterOfText = (text: string): LetterPart[] =>
  text
    .split('\n--\n', 1)
    .join('')
    .trim()
    .split(/\n{2,}/)
    .map(letterPart);

/** A line that is underlined, as text emails mark headings, is a heading. */
function letterPart(text: string): LetterPart {
  const [, heading] = /^(.+)\n(?:=+|-+)$/.exec(text) ?? [];
  return { text: heading ?? text, isHeading: heading !== undefined };
}

function blockAsText(block: Block): string {
  if ('heading' in block) return `${block.heading}\n${'='.repeat(block.heading.length)}`;
  if ('subheading' in block) return `${block.subheading}\n${'-'.repeat(block.subheading.length)}`;
  if ('paragraph' in block) return block.paragraph;
  if ('pieces' in block) return block.pieces.map(({ text }) => text).join('');
  if ('facts' in block)
    return block.facts
      .map(
        ({ label, value }) =>
          `${labelled(label)}${value.includes('\n') ? `\n${indent(value)}` : ` ${value}`}`,
      )
      .join('\n');
  if ('list' in block) return block.list.map((item) => `* ${item}`).join('\n');
  if ('languages' in block) return block.languages.map(({ says }) => says).join('\n');
  if ('button' in block) return `${block.button}:\n${block.href}`;
  if ('link' in block) return `${block.link}:\n${block.href}`;
  return indent(block.quote);
}

/** A label in a text: a question has a mark of its own. */
export const labelled = (label: string): string => (label.endsWith('?') ? label : `${label}:`);

const indent = (text: string) =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** Renders the HTML part in the site's mail template. */
export function writeHtml(message: Message, pages: Pages): string {
  const page = pages.open(addresses.mailTemplate);
  page.fill({
    subject: message.subject,
    preview: message.preview,
    footer: message.footer,
    sender: message.sender,
    blocks: message.blocks.flatMap((block): PageData[] => {
      if ('list' in block) return [{ list: block.list.map((item) => ({ item })) }];
      if ('pieces' in block)
        return [{ pieces: block.pieces.map(({ text, href }) => ({ piece: text, href })) }];
      if ('button' in block)
        return [
          { button: block.button, href: block.href },
          { paragraph: block.linkLabel },
          { address: block.href },
        ];
      if ('languages' in block)
        return [{ languages: block.languages.map(({ lang, says }) => ({ lang, says })) }];
      return [block];
    }),
  });
  return page.html();
}
