import { inject } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { orThrow } from '../../content/load.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { systemClock as clock } from '../../api/base/clock.ts';
import { hashDeliveryCode, takeCopyBack } from '../../api/casework/deliver.ts';
import { endDelivery, recordLocked } from '../../api/casework/delivery-events.ts';
import { record } from '../../api/casework/record.ts';
import type { CaseworkDependencies } from '../../api/casework/record.ts';
import { composeCasework } from '../../api/compose.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import type { Delivery } from '../../api/domain/delivery.ts';
import { signOutcomeToken } from '../../api/domain/tokens.ts';
import type { Site } from './browser-site.ts';
import { entered } from './case.ts';
import { addFile, pdf, releaseFiles } from './copy.ts';
import { completeChecklist } from './release.ts';

/** The addresses of pages of copies, one in each state, and the code of the one that is ready. */
export interface FiledCopies {
  copyReady: string;
  copyCode: string;
  copyLocked: string;
  copyReceived: string;
  copyExpired: string;
  copyTakenBack: string;
  /** The page of the request whose copy is ready. */
  receivedCopyReady: string;
}

/** Releases copies in the data of a running server, as its team does, and ends some of them. */
export async function fileCopies(site: Site): Promise<FiledCopies> {
  const { contentDir, basePath } = inject('sites').full;
  const { store, messages } = orThrow(
    await composeCasework({
      CONTENT_DIR: contentDir,
      SITE_DIR: site.siteDir,
      BASE_PATH: basePath,
      DATA_DIR: site.dataDir,
      PUBLIC_ORIGIN: site.origin,
    }),
  );
  const casework = { store, messages, clock };
  try {
    const ready = await releasedCopy(casework, 'ready@patient.example');
    const locked = await releasedCopy(casework, 'locked@patient.example');
    for (let tries = 0; tries < 5; tries++)
      await store.useDeliveryCode(locked.delivery.id, hashDeliveryCode(locked.delivery.id, 'AAAAAAAA'));
    await recordLocked(casework, locked.delivery);
    const received = await releasedCopy(casework, 'received@patient.example');
    await endDelivery(casework, received.delivery, 'received');
    const expired = await releasedCopy(casework, 'over@patient.example');
    await endDelivery(casework, expired.delivery, 'expired');
    const takenBack = await releasedCopy(casework, 'back@patient.example');
    await takeCopyBack(casework, takenBack.request.reference, { by: 'Reception', seen: undefined });
    const page = ({ link }: { link: string }) => site.url(`${addresses.copy}${link}/`);
    return {
      copyReady: page(ready),
      copyCode: ready.code,
      copyLocked: page(locked),
      copyReceived: page(received),
      copyExpired: page(expired),
      copyTakenBack: page(takenBack),
      receivedCopyReady: site.url(
        `${addresses.received}${signOutcomeToken(messages.keys, ready.request.id)}/`,
      ),
    };
  } finally {
    await store.close();
  }
}

/** A request whose copy was released to that address: two files, one with a long name. */
async function releasedCopy(
  casework: CaseworkDependencies,
  email: string,
): Promise<{ request: StoredRequest; delivery: Delivery; link: string; code: string }> {
  const on = dayInLondon(clock.now());
  const request = await entered(casework, { email, receivedOn: on });
  const confirmed = await record(casework, request.reference, {
    what: 'case.confirmed',
    on,
    by: 'Reception',
    reason: undefined,
    notified: false,
    sure: true,
    seen: undefined,
  });
  if (!confirmed.ok) throw new Error(confirmed.problem);
  await completeChecklist(casework, request);
  for (const name of ['Letters.pdf', 'Consultation_notes_and_photographs_2019-2026_part_one_of_two.pdf'])
    await addFile(casework, request.id, pdf(name));
  const released = await releaseFiles(casework, request);
  const delivery = await casework.store.deliveryOf(request.id);
  if (!delivery) throw new Error('The case has no copy');
  return { request, delivery, ...released };
}
