import { spawn } from 'node:child_process';
import { createReadStream, realpathSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { About } from './about.ts';
import type { Fault } from '../../domain/file-findings.ts';
import { faultyCheck, parseFileCheck } from './file-check.ts';
import type { FileCheck } from './file-check.ts';
import { END_MARKS, usualLimits } from './protocol.ts';
import type { Limits, Order } from './protocol.ts';

/** A file to check: its path, or its bytes and how many they are. */
export type Source = { path: string } | { stream: Readable; size: number };

const root = join(import.meta.dirname, '../../..');
/** All that the process may read. The folder around it may hold the database and the keys. */
const READABLE = ['package.json', 'api', 'node_modules'].map((name) => realpathSync(join(root, name)));
const child = join(import.meta.dirname, 'child.ts');
/** Small, so that memory is given back early. The guard counts everything else. */
const HEAP = ['--max-old-space-size=256', '--max-semi-space-size=8'];
/** At the lowest priority of all, a check on a busy machine would not get on. Zero is the usual one, 19 the lowest. */
const A_LITTLE_LOWER = 5;
const MAX_ERROR_TEXT = 64 * 1024;

/** One at a time, because each may use the memory of a server twice over. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Checks a file before it is released, in a process of its own with bounds of memory and time. Whatever the file does to
 * that process is a fault in the result: it never rejects for a file. Rejects if the path or the stream cannot be read,
 * and if something outside ends the check: `signal`, or a server that stops.
 */
export function checkFile(
  source: Source,
  about: About,
  { limits = usualLimits, signal }: { limits?: Limits; signal?: AbortSignal } = {},
): Promise<FileCheck> {
  const check = before.then(() => checkNow(source, about, limits, signal));
  before = check.catch(() => undefined);
  return check;
}

async function checkNow(
  source: Source,
  about: About,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<FileCheck> {
  signal?.throwIfAborted();
  const size = 'path' in source ? (await stat(source.path)).size : source.size;
  if (size === 0) return faultyCheck('empty');
  if (size > limits.fileBytes) return faultyCheck('too-large');
  const bytes = 'path' in source ? createReadStream(source.path) : source.stream;
  const memoryBytes = limits.memoryBytes + 2 * size;
  const order: Order = { about, size, memoryBytes, cpuMs: limits.cpuMs };
  return readAnswer(bytes, order, limits.waitMs, signal);
}

async function readAnswer(
  bytes: Readable,
  order: Order,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<FileCheck> {
  const reader = spawn(
    process.execPath,
    ['--permission', '--allow-worker', ...READABLE.map((path) => `--allow-fs-read=${path}`), ...HEAP, child],
    // No settings of Candour: they hold its keys.
    { env: {}, cwd: root, timeout: waitMs, killSignal: 'SIGKILL', signal },
  );
  if (reader.pid !== undefined) yieldToOthers(reader.pid);
  const output: Buffer[] = [];
  let errors = '';
  reader.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  reader.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('latin1')).slice(-MAX_ERROR_TEXT);
  });
  const ended = new Promise<End>((resolve, reject) => {
    reader.once('error', reject);
    reader.once('close', (code, endedBy) => {
      // Signals that are sent to a whole group of processes when a server is stopped.
      if (endedBy === 'SIGTERM' || endedBy === 'SIGINT' || endedBy === 'SIGHUP')
        reject(new Error(`The check of a file was ended by ${endedBy}`));
      else resolve({ isDone: code === 0, isKilled: endedBy === 'SIGKILL', isLate: reader.killed });
    });
  });
  const head = Readable.from([`${JSON.stringify(order)}\n`]);
  const sent = pipeline(head, reader.stdin, { end: false })
    .then(() => pipeline(bytes, atMost(order.size), reader.stdin))
    .catch((error: unknown) => {
      if (isClosedPipe(error)) return;
      reader.kill('SIGKILL');
      throw error;
    });
  const [end] = await Promise.all([ended, sent]);
  const answer = end.isDone ? parseFileCheck(parsed(Buffer.concat(output).toString('utf8'))) : undefined;
  return answer ?? faultyCheck(faultIn(errors, end));
}

/** How the process ended. */
interface End {
  isDone: boolean;
  isKilled: boolean;
  /** It was still at work when its time was over. */
  isLate: boolean;
}

/** Stops a stream that has more bytes than were announced. */
function atMost(limit: number): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      count += chunk.length;
      if (count > limit) done(new Error(`A file to check has more than ${limit} bytes`));
      else done(null, chunk);
    },
  });
}

/** The process ended before it had read everything, which its exit explains. */
const isClosedPipe = (error: unknown): boolean =>
  ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultIn(errors: string, { isKilled, isLate }: End): Fault {
  if (errors.includes(END_MARKS.memory) || /heap out of memory|Array buffer allocation failed/.test(errors))
    return 'too-much';
  if (errors.includes(END_MARKS.time)) return 'too-long';
  if (isLate) return 'too-long';
  // Somebody else killed it: the system does, where memory runs out.
  return isKilled ? 'too-much' : 'failed';
}

/** Serving pages comes first. Where memory runs out, Linux ends this process and not the server. */
function yieldToOthers(pid: number): void {
  for (const yieldUp of [
    () => {
      setPriority(pid, A_LITTLE_LOWER);
    },
    () => {
      writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
    },
  ])
    try {
      yieldUp();
    } catch {
      // Some systems do not allow it.
    }
}
