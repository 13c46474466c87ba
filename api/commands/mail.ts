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
  .argument('<id>', 'the id of a mail as “list” shows it, or all')
  .action((which: string) =>
    withStore(async (store) => {
      const unsent = await store.unsent();
      const deadLettered = unsent.filter(
        ({ id, state }) => state === 'dead-lettered' && (which === 'all' || id === which),
      );
      if (deadLettered.length === 0 && which !== 'all')
        throw new Error(`No dead-lettered mail has the id ${which}. “list” shows them.`);
      for (const { id } of deadLettered) await store.replay(id, Date.now());
      console.log(`${deadLettered.length} put back. A running server sends within a minute.`);
    }),
  );

await runCommandLine(program, { usual: 'list' });

function describe({ id, reference, kind, state, createdAt, nextAt, attempts, outcome }: UnsentMail): string {
  const when =
    state === 'dead-lettered' ? 'dead-lettered, needs a person' : `next try ${writeMoment(nextAt)}`;
  return `${id}  ${reference ?? 'no request'}  ${kind}, written ${writeMoment(createdAt)}, ${attempts} tries, ${when}${outcome ? ` (${outcome})` : ''}`;
}
