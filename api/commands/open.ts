import type { Loaded } from '../../content/load.ts';
import { composeCasework, composeStore } from '../compose.ts';
import { loadEnvFile } from '../base/env-file.ts';
import type { Keys } from '../base/keys.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { printProblems } from '../base/print-problems.ts';
import type { Store } from '../store/store.ts';
import { sentenceAbout } from './reporting.ts';

/** Opens the store for a command and closes it afterwards. A server may be running on the same folder. */
export function withStore(work: (store: Store, keys: Keys) => Promise<void>): Promise<void> {
  return withOpened(composeStore, ({ store, keys }) => work(store, keys));
}

/** Opens the store, and the dependencies for composing the mail that a command may cause. */
export function withCasework(
  work: (store: Store, messages: MessageDependencies) => Promise<void>,
): Promise<void> {
  return withOpened(composeCasework, ({ store, messages }) => work(store, messages));
}

/**
 * An unhandled stream error would end the command before its work is done. Ignore a reader that has gone, as in `… |
 * head`. Report any other error, such as a full disk, once.
 */
function handleOutputErrors(): void {
  let isReported = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isReported) return;
    isReported = true;
    printProblems(`The output could not be written: ${error.message}\n`);
    process.exitCode = 1;
  });
  process.stderr.on('error', () => undefined);
}

async function withOpened<T extends { store: Store }>(
  open: (env: NodeJS.ProcessEnv) => Promise<Loaded<T>>,
  work: (opened: T) => Promise<void>,
): Promise<void> {
  handleOutputErrors();
  try {
    loadEnvFile(process.env);
    const opened = await open(process.env);
    if (!opened.ok) throw new Error(opened.problems.join('\n'));
    await work(opened.value).finally(() => opened.value.store.close());
  } catch (error) {
    console.error(sentenceAbout(error));
    process.exitCode = 1;
  }
}
