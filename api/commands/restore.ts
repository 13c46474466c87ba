import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { existingFile } from '../../command-line/paths.ts';
import { contentDirectory, loadClinic, orThrow } from '../../content/load.ts';
import { DAY, dayInLondon, writeMoment } from '../base/calendar.ts';
import { systemClock } from '../base/clock.ts';
import { endLostDeliveries } from '../casework/delivery-events.ts';
import { eraseClosed } from '../casework/erase-closed.ts';
import { judgeClock } from '../domain/clock-doubt.ts';
import { composePlace } from '../compose.ts';
import { eraseOldConsent } from '../store/erase-old-consent.ts';
import { restoreBackup } from '../store/restore.ts';
import { holdFolder } from '../store/sqlite/hold-folder.ts';
import { reporting } from './reporting.ts';

/* `npm run restore`: brings a backup into an empty place. */
const program = commandLine(
  'npm run restore --',
  'Restores a backup where there is no database yet. Stop the server first.',
)
  .argument('<file>', 'the backup', existingFile)
  .option(
    '--before <file>',
    'the SQLite database that the backup replaces: lists the opt-outs that the backup lacks',
    existingFile,
  )
  .action((file: string, { before }: { before?: string }) => reporting(() => restore(file, before)));

await runCommandLine(program);

async function restore(file: string, before: string | undefined): Promise<void> {
  const { keys, ...place } = composePlace(process.env);
  const { retention } = orThrow(loadClinic(contentDirectory(process.env)));
  const release = holdFolder(place.dataDir);
  if (!release) throw new Error(`A server is running on ${place.dataDir}. Stop it first.`);
  const clock = systemClock;
  const again = { erased: 0, isAhead: false, lost: [] as string[] };
  try {
    const restored = await restoreBackup(place, keys, file, before, clock.now(), async (store) => {
      again.isAhead = judgeClock(await store.knownTime(), clock.now()) === 'ahead';
      again.lost = await endLostDeliveries({ store, clock });
      if (again.isAhead) return;
      again.erased = await eraseClosed({ store, clock, retention });
      await store.forgetSubmissions(clock.now() - DAY);
      await eraseOldConsent(store, dayInLondon(clock.now()));
    });
    const { requests, mailsWaiting, lacking, lastWritten, passkeys } = restored;
    const until = lastWritten === undefined ? 'the beginning' : writeMoment(lastWritten);
    console.log(`Restored. Requests: ${requests}. Last change: ${until}.`);
    console.log(
      again.isAhead
        ? `Nothing was erased again: the clock says ${writeMoment(clock.now())}, more than half a year after the backup. If that is right, run “npm run db -- confirm-clock DAY”, and the server erases what is due.`
        : `Cases erased again, because their time has passed since: ${again.erased}.`,
    );
    console.log(
      `Emails that were waiting: ${mailsWaiting}. They are dead-lettered, because they may have been sent since. “npm run mail -- list” shows them, and “npm run mail -- replay ID” sends one.`,
    );
    if (again.lost.length > 0)
      console.log(
        `Copies that were released: ${again.lost.join(', ')}. Backups hold no files, so their links no longer work. Upload and release them again.`,
      );
    if (passkeys > 0)
      console.log(
        `Passkeys of the team: ${passkeys}. They are not restored, because some may have been removed since. Each person signs in with a code by email, and adds theirs again.`,
      );
    for (const { value, name, channels, since } of lacking)
      console.log(
        `Not in the backup: ${value.replace(/\n/g, ', ')}  ${name}: ${channels.join(', ')}, since ${writeMoment(since)}`,
      );
    console.log(
      `Requests and opt-outs that came after ${until} are not in the backup. The team has an email about each: search its mailbox, and enter them again with “npm run cases -- record new”. Until then, send no marketing messages.`,
    );
  } finally {
    release();
  }
}
