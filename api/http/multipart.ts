import { Busboy } from '@fastify/busboy';
import type { BusboyFileStream, BusboyInstance } from '@fastify/busboy';

/** A file of a form, while it comes in. */
export interface IncomingFile {
  /** As the browser sent it, without a path. Empty if no file was chosen. */
  name: string;
  /** Rejects if the form is cut off before the end of the file. */
  bytes: AsyncIterable<Uint8Array>;
}

/** `cut-off`: the form ended early. `malformed`: it is no such form. `too-long`: more came than is read. */
export type ReadForm = 'whole' | 'cut-off' | 'malformed' | 'too-long';

interface Reading {
  /** The most bytes of the whole form that are read, also of what is thrown away. */
  most: number;
  /** The most files. The others are passed over. */
  files: number;
  onField: (name: string, value: string) => void;
  /** Called for each file in turn. What it does not read is thrown away. */
  onFile: (file: IncomingFile) => Promise<void>;
  onFilesLimit: () => void;
}

/**
 * Reads a form with files. Only a small part of a file is in memory at a time: what nobody has read yet holds the sender
 * back. Rejects with what `onFile` rejects with.
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array> | null,
  contentType: string,
  { most, files, onField, onFile, onFilesLimit }: Reading,
): Promise<ReadForm> {
  const parser = parserFor(contentType, files);
  if (!parser || !body) return 'malformed';
  const streams = new Set<BusboyFileStream>();
  let work = Promise.resolve();
  const ended = new Promise<'whole' | 'cut-off'>((resolve) => {
    parser.on('finish', () => {
      resolve('whole');
    });
    parser.on('error', () => {
      resolve('cut-off');
    });
  });
  parser.on('field', onField);
  parser.on('filesLimit', onFilesLimit);
  parser.on('file', (_, stream, name) => {
    streams.add(stream);
    stream.on('error', () => undefined);
    // The next file may begin while the end of this one is still in memory.
    work = work
      .then(() => onFile({ name: name || '', bytes: stream.iterator({ destroyOnReturn: false }) }))
      .finally(() => {
        streams.delete(stream);
        stream.resume();
      });
    work.catch(() => undefined);
  });

  const outcome = await passOn(body, parser, ended, most);
  // Only the last file can be incomplete.
  if (outcome !== 'whole') [...streams].at(-1)?.destroy(new Error('The form ended early'));
  await work;
  return outcome;
}

function parserFor(contentType: string, files: number): BusboyInstance | undefined {
  const limits = { files, fields: 5, fieldSize: 1000, parts: files + 10, headerPairs: 50 };
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch {
    return undefined;
  }
}

async function passOn(
  body: AsyncIterable<Uint8Array>,
  parser: BusboyInstance,
  ended: Promise<'whole' | 'cut-off'>,
  most: number,
): Promise<ReadForm> {
  let length = 0;
  try {
    for await (const part of body) {
      length += part.length;
      if (length > most) return 'too-long';
      const isReady = parser.write(part);
      if (!isReady && (await Promise.race([drained(parser), ended])) === 'cut-off') return 'cut-off';
    }
  } catch {
    return 'cut-off';
  }
  parser.end();
  return ended;
}

const drained = (parser: BusboyInstance): Promise<void> =>
  new Promise((resolve) => {
    parser.once('drain', resolve);
  });
