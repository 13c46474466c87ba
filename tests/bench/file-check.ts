import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { checkFile } from '../../api/casework/file-check/check-file.ts';
import { robin } from '../file-check/letters.ts';
import { makePdf, write } from '../file-check/make-pdf.ts';

const PAGES = [1, 30, 300];
const LINES = 50;

/** How long a record of so many full pages is checked, and how long the server is held up meanwhile, in milliseconds. */
export async function measureFileCheck(): Promise<object[]> {
  const rows: object[] = [];
  for (const pages of PAGES) {
    const bytes = recordOf(pages);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const begun = performance.now();
    const { fault, findings } = await checkFile(
      { stream: Readable.from([bytes]), size: bytes.length },
      robin,
    );
    const ms = Math.round(performance.now() - begun);
    delay.disable();
    rows.push({
      pages,
      megabytes: Number((bytes.length / 1e6).toFixed(1)),
      ms,
      longestPause: Math.round(delay.max / 1e6),
      outcome: fault ?? `${findings.length} findings`,
    });
  }
  return rows;
}

const recordOf = (pages: number): Buffer =>
  makePdf({
    pages: Array.from({ length: pages }, (_, page) =>
      Array.from({ length: LINES }, (_, line) =>
        write(
          `Entry ${line} of page ${page}: blood pressure 120/80, well, medication as before, seen by the nurse.`,
          820 - line * 16,
        ),
      ).join(' '),
    ),
  });
