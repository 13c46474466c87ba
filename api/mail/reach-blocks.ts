import { helpInLanguages } from '../../content/language-help.ts';
import { fill } from '../../content/words/fill.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** How a person can answer a mail about their request. A reply reaches the team. */
export function reachBlocks({ clinic, words }: MessageDependencies, subheading: string): Block[] {
  const { reach, formats } = words.mails.acknowledgement;
  const languages = helpInLanguages(clinic.languages, words.languages);
  const values = { phone: clinic.phone, hours: clinic.openingHours, email: clinic.requestsTeam.email };
  return [
    { subheading },
    { paragraph: words.caseNews.reply },
    { paragraph: fill(reach, values) },
    { paragraph: fill(formats, { formats: clinic.formats.join(', ') }) },
    ...(languages.length > 0 ? [{ languages }] : []),
  ];
}
