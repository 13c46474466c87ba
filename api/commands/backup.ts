import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { newFile } from '../../command-line/paths.ts';
import { writeMoment } from '../base/calendar.ts';
import { composePlace } from '../compose.ts';
import { writeBackup } from '../store/backup.ts';
import { reporting } from './reporting.ts';

/* `npm run backup`: writes what is stored into a file, without the keys. */
const program = commandLine(
  'npm run backup --',
  'Writes the database into a file, without the keys, and checks it. A server may be running.',
)
  .argument('<file>', 'the name of the new file', newFile)
  .action((file: string) =>
    reporting(async () => {
      const { keys, ...place } = composePlace(process.env);
      const { requests, suppressions, lastWritten, filesLeftOut } = await writeBackup(place, keys, file);
      console.log(
        `Requests: ${requests}. Entries of the suppression list: ${suppressions}. Last change: ${lastWritten === undefined ? 'none' : writeMoment(lastWritten)}.`,
      );
      console.log(
        `Files of copies: ${filesLeftOut}. They are not in the backup: after a restore, upload them again.`,
      );
      console.log('The copy was opened with the keys, which are not in it. Keep them apart from it.');
    }),
  );

await runCommandLine(program);
