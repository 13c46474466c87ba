import { writeMoment } from '../base/calendar.ts';
import type { UnsentMail } from '../store/mails.ts';
import { withStore } from './open.ts';

/*
 * npm run mail -- list            what is not sent yet, oldest first
 * npm run mail -- replay ID|all   puts dead-lettered mail back into the queue
 */
const [command = 'list', which] = process.argv.slice(2);

await withStore(async (store) => {
  const unsent = await store.unsent();
  if (command === 'list') {
    for (const mail of unsent) console.log(describe(mail));
    console.log(`${unsent.length} not sent.`);
    return;
  }
  if (command !== 'replay' || !which) throw new Error('Say “list”, “replay ID” or “replay all”.');
  const deadLettered = unsent.filter(
    ({ id, state }) => state === 'dead-lettered' && (which === 'all' || id === which),
  );
  if (deadLettered.length === 0 && which !== 'all')
    throw new Error(`No dead-lettered mail has the id ${which}. “list” shows them.`);
  for (const { id } of deadLettered) await store.replay(id, Date.now());
  console.log(`${deadLettered.length} put back. A running server sends within a minute.`);
});

function describe({ id, reference, kind, state, createdAt, nextAt, attempts, outcome }: UnsentMail): string {
  const when =
    state === 'dead-lettered' ? 'dead-lettered, needs a person' : `next try ${writeMoment(nextAt)}`;
  return `${id}  ${reference ?? 'no request'}  ${kind}, written ${writeMoment(createdAt)}, ${attempts} tries, ${when}${outcome ? ` (${outcome})` : ''}`;
}
