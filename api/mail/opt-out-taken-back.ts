import { fill } from '../../content/words/fill.ts';
import { writeMoment } from '../base/calendar.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { caseLinkBlocks, isByReference } from './case-link.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { typedBlocks } from './typed-blocks.ts';

/**
 * Tells the team that the reader of a mailbox took an opt-out of their address back: what was taken back, what stays, and
 * what to do. Like a notice it is plain text without Reply-To, because somebody typed an address that is not theirs.
 */
export function optOutTakenBack(messages: MessageDependencies, request: StoredRequest): NewMail {
  const { takenBack: words, unconfirmedNotice: notice } = messages.words.mails;
  const { reference, receivedAt, answers } = request;
  const byReference = isByReference(messages);
  const staying = (['telephone', 'address'] as const).filter((name) => answers[name] !== undefined);
  const what = staying.map((name) => words.what[name]).join(', ');
  const message = {
    subject: fill(words.subject, { reference }),
    preview: '',
    footer: fill(messages.words.mails.teamFooter, { clinic: messages.clinic.tradingName }),
    blocks: [
      { paragraph: words.opening },
      { paragraph: staying.length > 0 ? fill(words.stays, { what }) : words.nothingStays },
      { paragraph: words.others },
      {
        facts: [
          { label: notice.reference, value: reference },
          { label: notice.receivedOn, value: writeMoment(receivedAt) },
        ],
      },
      ...caseLinkBlocks(messages, reference),
      { subheading: words.todoHeading },
      {
        list: [
          words.todo.back,
          ...(staying.length > 0 ? [words.todo.stays] : []),
          fill(messages.team.read() ? words.todo.closeOnPages : words.todo.close, { reference }),
        ],
      },
      ...(byReference ? [] : [{ paragraph: notice.caution }, ...typedBlocks(messages, request)]),
    ] satisfies Block[],
  };
  return newMail(
    'suppression-taken-back',
    composePlainEmail(messages, messages.clinic.requestsTeam.email, message),
  );
}
