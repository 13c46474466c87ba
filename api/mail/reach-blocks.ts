import { helpInLanguages } from '../../content/language-help.ts';
import { fill, fillWithLinks } from '../../content/words/fill.ts';
import type { Piece } from '../../content/words/fill.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** How a person can answer a mail about their request. A reply reaches the team. */
export function reachBlocks({ clinic, words }: MessageDependencies, subheading: string): Block[] {
  const { reach, formats } = words.mails.acknowledgement;
  const languages = helpInLanguages(clinic.languages, words.languages);
  const { openingHours: hours, requestsTeam } = clinic;
  return [
    { subheading },
    { paragraph: words.caseNews.reply },
    {
      pieces: fillWithLinks(reach, {
        phone: phoneLink(clinic),
        hours,
        email: { text: requestsTeam.email, href: `mailto:${requestsTeam.email}` },
      }),
    },
    { paragraph: fill(formats, { formats: clinic.formats.join(', ') }) },
    ...(languages.length > 0 ? [{ languages }] : []),
  ];
}

/** The clinic's telephone number, as a link that a phone can call. */
export const phoneLink = ({ phone }: MessageDependencies['clinic']): Required<Piece> => ({
  text: phone,
  href: `tel:${phone.replace(/[^\d+]/g, '')}`,
});
