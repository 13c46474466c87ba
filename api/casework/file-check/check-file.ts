import { spawn } from 'node:child_process';
import { createReadStream, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { About } from './about.ts';
import { faultyCheck, parseFileCheck } from './file-check.ts';
import type { Fault, FileCheck } from './file-check.ts';
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
const MAX_ERROR_TEXT = 64 * 1024;

/** One at a time, because each may use the memory of a server twice over. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Checks a file before it is released, in a process of its own with bounds of memory and time. Whatever the file does to
 * that process is a fault in the result: it never rejects for a file. Rejects if the path or the stream cannot be read.
 */
export function checkFile(source: Source, about: About, limits: Limits = usualLimits): Promise<FileCheck> {
  const check = before.then(() => checkNow(source, about, limits));
  before = check.catch(() => undefined);
  return check;
}

async function checkNow(source: Source, about: About, limits: Limits): Promise<FileCheck> {
  const size = 'path' in source ? (await stat(source.path)).size : source.size;
  if (size === 0) return faultyCheck('empty');
  if (size > limits.fileBytes) return faultyCheck('too-large');
  const bytes = 'path' in source ? createReadStream(source.path) : source.stream;
  const memoryBytes = limits.memoryBytes + 2 * size;
  const order: Order = { about, size, memoryBytes, cpuMs: limits.cpuMs };
  return readAnswer(bytes, order, limits.waitMs);
}

async function readAnswer(bytes: Readable, order: Order, waitMs: number): Promise<FileCheck> {
  const reader = spawn(
    process.execPath,
    ['--permission', '--allow-worker', ...READABLE.map((path) => `--allow-fs-read=${path}`), ...HEAP, child],
    // No settings of Candour: they hold its keys.
    { env: {}, cwd: root, timeout: waitMs, killSignal: 'SIGKILL' },
  );
  yieldToOthers(reader.pid);
  const output: Buffer[] = [];
  let errors = '';
  reader.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  reader.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('latin1')).slice(-MAX_ERROR_TEXT);
  });
  const ended = new Promise<boolean>((resolve, reject) => {
    reader.once('error', reject);
    reader.once('close', (code) => {
      resolve(code === 0);
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
  const [isDone] = await Promise.all([ended, sent]);
  const answer = isDone ? parseFileCheck(parsed(Buffer.concat(output).toString('utf8'))) : undefined;
  return answer ?? faultyCheck(faultIn(errors, isDone));
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

function faultIn(errors: string, isDone: boolean): Fault {
  if (errors.includes(END_MARKS.memory) || /heap out of memory|Array buffer allocation failed/.test(errors))
    return 'too-much';
  if (errors.includes(END_MARKS.time)) return 'too-long';
  return isDone || errors !== '' ? 'failed' : 'too-long';
}

/** Serving pages comes first. */
function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Some systems do not allow it.
  }
}
