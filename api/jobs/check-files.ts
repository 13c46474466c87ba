import { Readable } from 'node:stream';
import { MINUTE } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';
import { aboutCase } from '../casework/file-check/about-case.ts';
import type { checkFile } from '../casework/file-check/check-file.ts';
import { faultyCheck } from '../casework/file-check/file-check.ts';
import type { FileCheck } from '../casework/file-check/file-check.ts';
import { currentCheck, keepCheck, parseKeptCheck } from '../casework/file-check/kept-check.ts';
import type { About } from '../casework/file-check/about.ts';
import type { CaseworkDependencies } from '../casework/record.ts';
import type { Delivery, DeliveryFile } from '../domain/delivery.ts';
import { LostFile } from '../store/delivery-store.ts';
import { attemptJob, byOneServer } from './once.ts';

/** Checks a file, as `checkFile` does. */
export type FileChecker = typeof checkFile;

/**
 * Returns the job that checks uploaded files before they are released, one after the other. A file is checked again if the
 * case changes in what the check is about. Servers that share a database check one file at a time between them. A file
 * of which bytes are lost counts as damaged. A round resolves to the milliseconds to wait before the next.
 */
export function checkFilesJob(
  services: CaseworkDependencies & { log: Log },
  check: FileChecker,
  signal: AbortSignal,
): () => Promise<number> {
  const { store, messages, log } = services;
  const attempt = attemptJob(log);

  return async () => {
    for (const delivery of await store.openDeliveries()) {
      if (delivery.releasedAt !== undefined) continue;
      const request = await store.find(delivery.requestId);
      if (!request || request.erasedAt !== undefined) continue;
      const about = aboutCase(request, messages.clinic);
      for (const file of delivery.files) {
        if (currentCheck(file.check, about) !== undefined) continue;
        await attempt('check-files', () =>
          byOneServer(services, 'check-files', () => checkOne(delivery, file, about)),
        );
        if (signal.aborted) return MINUTE;
      }
    }
    return MINUTE;
  };

  async function checkOne(delivery: Delivery, file: DeliveryFile, about: About): Promise<number> {
    const found = await resultOf(delivery, file, about);
    const isKept = await store.keepCheck(delivery.requestId, file.id, (before) =>
      keepCheck(found, about, parseKeptCheck(before)),
    );
    return Number(isKept);
  }

  async function resultOf(delivery: Delivery, file: DeliveryFile, about: About): Promise<FileCheck> {
    try {
      const bytes = await store.readFile(delivery, file, 0, file.size);
      return await check({ stream: Readable.from(bytes), size: file.size }, about, { signal });
    } catch (error) {
      if (!(error instanceof LostFile)) throw error;
      log('file-check.lost', { delivery: delivery.id });
      return faultyCheck('damaged');
    }
  }
}
