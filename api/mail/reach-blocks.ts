import { helpInLanguages } from '../../content/language-help.ts';
import { fill, fillWithLinks } from '../../content/words/fill.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** How a person can answer a mail about their request. A reply reaches the team. */
export function reachBlocks({ clinic, words }: MessageDependencies, subheading: string): Block[] {
  const { reach, formats } = words.mails.acknowledgement;
  const languages = helpInLanguages(clinic.languages, words.languages);
  const { phone, openingHours: hours, requestsTeam } = clinic;
  return [
    { subheading },
    { paragraph: words.caseNews.reply },
    {
      pieces: fillWithLinks(reach, {
        phone: { text: phone, href: `tel:${phone.replace(/[^\d+]/g, '')}` },
        hours,
        email: { text: requestsTeam.email, href: `mailto:${requestsTeam.email}` },
      }),
    },
    { paragraph: fill(formats, { formats: clinic.formats.join(', ') }) },
    ...(languages.length > 0 ? [{ languages }] : []),
  ];
}
