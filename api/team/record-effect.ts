import { fill } from '../../content/words/fill.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { linesOfDate } from '../casework/describe-case.ts';
import type { Preview } from '../casework/record.ts';
import type { StoredRequest } from '../domain/case.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { capitalised } from './capitalised.ts';

/** What recording would change, and the message that would go, for the page that shows it first. */
export function effectOf({ words }: MessageDependencies, result: Preview, today: Day): PageData {
  if (!result.ok) return {};
  const { before, after, mail, letter } = result;
  const was = standing(before);
  const willBe = standing(after);
  const message = mail?.message;
  return {
    hasEffect: true,
    unchanged: was === willBe,
    before: was,
    after: willBe,
    message: message && { to: message.to, subject: message.subject, text: message.text },
    noMessage: !message,
    mayPost: letter !== undefined,
  };

  function waits(request: StoredRequest): string[] {
    const { waiting } = dueOf(request);
    const { needs, status } = words.cases;
    if (waiting.length === 0) return [];
    return [capitalised(fill(status.waiting, { needs: waiting.map((need) => needs[need]).join(', ') }))];
  }

  function standing(request: StoredRequest): string {
    return request.closedOn === undefined
      ? [...linesOfDate(request, today, words), ...waits(request)].join('\n')
      : capitalised(fill(words.cases.status.closed, { day: writeDayShort(request.closedOn) }));
  }
}
