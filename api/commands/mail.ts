import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { writeMoment } from '../base/calendar.ts';
import type { UnsentMail } from '../store/mails.ts';
import { withStore } from './open.ts';

/* `npm run mail`: lists unsent mail, and sends dead-lettered mail again. */
const program = commandLine(
  'npm run mail --',
  'Lists emails that are not sent yet, and sends dead-lettered ones again.',
);

program
  .command('list')
  .description('list what is not sent yet, oldest first; runs when no command is given')
  .action(() =>
    withStore(async (store) => {
      const unsent = await store.unsent();
      for (const mail of unsent) console.log(describe(mail));
      console.log(`${unsent.length} not sent.`);
    }),
  );

program
  .command('replay')
  .description('put dead-lettered mail back into the queue')
  .argument('<id>', 'the id of a mail as “list” shows it, or all, which leaves out those that bounced')
  .action((which: string) =>
    withStore(async (store) => {
      const unsent = await store.unsent();
      const deadLettered = unsent.filter(
        ({ id, state, bounced }) =>
          state === 'dead-lettered' && (id === which || (which === 'all' && !bounced)),
      );
      if (deadLettered.length === 0 && which !== 'all')
        throw new Error(`No dead-lettered mail has the id ${which}. “list” shows them.`);
      for (const { id } of deadLettered) await store.replay(id, Date.now());
      console.log(`${deadLettered.length} put back. A running server sends within a minute.`);
    }),
  );

await runCommandLine(program, { usual: 'list' });

function describe(mail: UnsentMail): string {
  const { id, reference, kind, state, createdAt, nextAt, attempts, outcome, bounced } = mail;
  const when =
    state === 'dead-lettered'
      ? `dead-lettered, needs a person${bounced ? ' (it bounced: see “npm run cases -- resend”)' : ''}`
      : `next try ${writeMoment(nextAt)}`;
  return `${id}  ${reference ?? 'no request'}  ${kind}, written ${writeMoment(createdAt)}, ${attempts} tries, ${when}${outcome ? ` (${outcome})` : ''}`;
}
