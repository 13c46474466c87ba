import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { contentDirectory } from '../../content/load.ts';
import { loadTeam } from '../../content/team/load.ts';
import { systemClock } from '../base/clock.ts';
import { sameBytes } from '../domain/tokens.ts';
import { personIndexes } from '../team/person.ts';
import { withStore } from './open.ts';

/*
 * `npm run team`: shows who is on the team, and signs people out of the team pages, on all servers at once.
 * The output names people: do not leave it lying about.
 */
const program = commandLine('npm run team --', 'Shows the team, and signs people out of the team pages.');

program
  .command('list')
  .description('list the people in team.yaml; runs when no command is given')
  .action(() =>
    withStore(async (store, keys) => {
      const team = loadTeam(contentDirectory(process.env));
      if (!team.ok) throw new Error(`The team cannot be read:\n${team.problems.join('\n')}`);
      if (!team.value) {
        console.log('There is no team.yaml in the clinic’s folder, so there are no team pages.');
        return;
      }
      const signedIn = await store.signedIn(systemClock.now());
      for (const { name, email, role } of team.value.people) {
        const indexes = personIndexes(keys, email);
        const passkeys = (await store.passkeysOf(indexes)).length;
        const isSignedIn = signedIn.some((one) =>
          indexes.some((index) => sameBytes(index, Buffer.from(one))),
        );
        console.log(
          `${email}  ${name}, ${role}, passkeys: ${passkeys}${isSignedIn ? ', signed in now' : ''}`,
        );
      }
    }),
  );

program
  .command('sign-out')
  .description('end all sessions of a person, who need not be in team.yaml any more')
  .argument('<email>', 'their email address')
  .option('--remove-passkeys', 'also remove their passkeys and calendar address, because a device is lost')
  .action((email: string, { removePasskeys = false }: { removePasskeys?: boolean }) =>
    withStore(async (store, keys) => {
      const indexes = personIndexes(keys, email);
      const removed = removePasskeys ? await store.removePasskeys(indexes) : 0;
      if (removePasskeys) await store.removeCalendar(indexes);
      const sessions = await store.closeSessionsOf(indexes);
      console.log(`Sessions ended: ${sessions}.`);
      if (removePasskeys) console.log(`Passkeys removed: ${removed}.`);
    }),
  );

await runCommandLine(program, { usual: 'list' });
