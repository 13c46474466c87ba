import type { DeliveryFile } from '../domain/delivery.ts';
import type { Store } from '../store/store.ts';
import type { CaseworkDependencies } from './record.ts';
import { fileTypeOf, HEAD, isComplete, isOfficeDocument, nameFor, TAIL } from './file-type.ts';
import type { FileType } from './file-type.ts';

/** Why a file was not kept. */
export type FileProblem = 'cutOff' | 'wrongType' | 'tooLarge' | 'empty' | 'unreadable' | 'released';

/** A million bytes. */
export const MEGABYTE = 1_000_000;

/** The file, or why it was not kept. */
export type Received = { ok: true; file: DeliveryFile } | { ok: false; problem: FileProblem };

/** Stops an upload. */
class Refused extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Keeps a file that is being uploaded for a case. What is refused leaves nothing behind.
 *
 * @param bytes rejects if the upload is cut off
 * @param room how many bytes the case may still take
 */
export async function receiveFile(
  { store, clock, messages }: Pick<CaseworkDependencies, 'store' | 'clock' | 'messages'>,
  requestId: string,
  { name, bytes, by, room }: { name: string; bytes: AsyncIterable<Uint8Array>; by: string; room: number },
): Promise<Received> {
  const seen: Seen = { type: undefined };
  const describe = () => {
    if (!seen.type) throw new Refused('wrongType');
    return { name: nameFor(name, seen.type), type: seen.type.type, by };
  };
  try {
    const added = await store.addFile(
      requestId,
      clock.now(),
      inspected(bytes, room, seen),
      describe,
      messages.clinic.copies.megabytes * MEGABYTE,
    );
    if (added.outcome === 'added') return { ok: true, file: added.file };
    return { ok: false, problem: added.outcome === 'released' ? 'released' : 'tooLarge' };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** How many bytes the files of a case may still have. */
export async function roomFor(
  { store, messages }: { store: Pick<Store, 'deliveryOf'>; messages: CaseworkDependencies['messages'] },
  requestId: string,
): Promise<{ most: number; used: number }> {
  const files = (await store.deliveryOf(requestId))?.files ?? [];
  const used = files.reduce((sum, { size }) => sum + size, 0);
  return { most: messages.clinic.copies.megabytes * MEGABYTE, used };
}

interface Seen {
  type: FileType | undefined;
}

/** Passes bytes on, and throws as soon as it is known that the file will not be kept. */
async function* inspected(
  bytes: AsyncIterable<Uint8Array>,
  room: number,
  seen: Seen,
): AsyncGenerator<Uint8Array> {
  let head: Buffer = Buffer.alloc(0);
  const last = newTail(TAIL);
  let size = 0;
  const judge = () => {
    seen.type = fileTypeOf(head);
    if (!seen.type) throw new Refused('wrongType');
  };
  for await (const part of untilCutOff(bytes)) {
    size += part.length;
    if (size > room) throw new Refused('tooLarge');
    if (head.length < HEAD) head = Buffer.concat([head, part]).subarray(0, HEAD);
    if (!seen.type && head.length === HEAD) judge();
    last.add(part);
    yield part;
  }
  if (size === 0) throw new Refused('empty');
  if (!seen.type) judge();
  const tail = last.bytes();
  if (seen.type && !isComplete(seen.type, tail)) throw new Refused('unreadable');
  if (seen.type && isOfficeDocument(seen.type, tail)) throw new Refused('wrongType');
}

/** The last bytes of a stream. Each part is copied once when it comes and once at the end. */
function newTail(most: number) {
  const parts: Buffer[] = [];
  let held = 0;
  return {
    add(part: Uint8Array): void {
      parts.push(Buffer.from(part.subarray(-most)));
      held += Math.min(part.length, most);
      while (held - (parts[0]?.length ?? 0) >= most) held -= parts.shift()?.length ?? 0;
    },
    bytes: (): Buffer => Buffer.concat(parts).subarray(-most),
  };
}

async function* untilCutOff(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of bytes) yield part;
  } catch {
    throw new Refused('cutOff');
  }
}
