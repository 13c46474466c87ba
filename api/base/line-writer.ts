/** Writes bytes and returns how many it wrote, like `writeSync`. Throws when it cannot write. */
export type Write = (bytes: Buffer) => number;

export interface LineWriter {
  /** Queues a line, which includes its line break. */
  add: (line: string) => void;
  /** Writes all queued lines now. */
  flush: () => void;
}

/** The most bytes queued for a slow reader. More is dropped. */
const MOST_WAITING = 1024 * 1024;
const RETRY_MS = 100;
const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Writes lines, with one write for all lines of one turn of the event loop. Never throws. If lines cannot be written,
 * because the disk is full or the reader has gone, they are dropped and counted. Once lines can be written again, the
 * first one says how many were lost.
 */
export function lineWriter(write: Write, lostLine: (lines: number) => string): LineWriter {
  let waiting = '';
  /** Bytes that a slow reader has not accepted yet. */
  let unfinished = NOTHING;
  let lost = 0;
  /** Whether the last line was only partly written. */
  let isCut = false;
  let retry: NodeJS.Timeout | undefined;

  function flush(): void {
    const notice = Buffer.from((isCut ? '\n' : '') + (lost > 0 ? lostLine(lost) : ''));
    const noticed = unfinished.length + notice.length;
    const all = Buffer.concat([unfinished, notice, Buffer.from(waiting)]);
    let written = 0;
    try {
      while (written < all.length) written += write(all.subarray(written));
      settle(NOTHING, 0, false);
    } catch (error) {
      const rest = all.subarray(written);
      if (isSlow(error) && rest.length <= MOST_WAITING) {
        settle(rest, 0, false);
        retry ??= setTimeout(() => {
          retry = undefined;
          flush();
        }, RETRY_MS).unref();
        return;
      }
      const earlier = written < noticed ? lost : 0;
      const dropped =
        linesIn(all.subarray(written, unfinished.length)) + linesIn(all.subarray(Math.max(written, noticed)));
      const cut = written > 0 ? all[written - 1] !== LINE_BREAK : isCut || unfinished.length > 0;
      settle(NOTHING, earlier + dropped, cut);
    }
  }

  function settle(rest: Buffer, lines: number, cut: boolean): void {
    waiting = '';
    unfinished = rest;
    lost = lines;
    isCut = cut;
  }

  return {
    add: (line) => {
      if (waiting === '') setImmediate(flush);
      waiting += line;
    },
    flush: () => {
      if (waiting !== '' || unfinished.length > 0) flush();
    },
  };
}

const LINE_BREAK = 0x0a;
const linesIn = (bytes: Buffer): number => bytes.filter((byte) => byte === LINE_BREAK).length;

/** Whether a non-blocking pipe is full for the moment. */
const isSlow = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EAGAIN';
