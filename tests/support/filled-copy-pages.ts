import { addresses } from '../../content/addresses.ts';
import { takeCopyBack } from '../../api/casework/deliver.ts';
import { endDelivery } from '../../api/casework/delivery-events.ts';
import { faultyCheck } from '../../api/casework/file-check/file-check.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { signOutcomeToken } from '../../api/domain/tokens.ts';
import { entered, recorded } from './case.ts';
import type { Candour } from './candour.ts';
import { act, addFile, keepChecks, opened, pdf, releaseFiles } from './copy.ts';
import { completeChecklist } from './release.ts';
import type { TeamVisitor } from './team.ts';

/** Keeps the page of an answer under a name. */
type Keep = (name: string, response: Response | Promise<Response>) => Promise<unknown>;

/** Keeps every state of the page of a copy, and of the page of its request. */
export async function keepCopyPages(candour: Candour, keep: Keep): Promise<void> {
  const { useCode } = addresses.api.copy;
  const pageOf = (link: string) => candour.get(`${addresses.copy}${link}/`);
  const ready = await releasedCopy(candour);
  const status = `${addresses.received}${signOutcomeToken(candour.messages.keys, ready.request.id)}/`;
  await keep('copy unknown', pageOf('nosuchlink'));
  await keep('copy waiting for the code', pageOf(ready.link));
  await keep('copy wrong code', candour.post(useCode, { link: ready.link, code: '12' }));
  await keep('received with a copy', candour.get(status));
  await keep('received waiting for a code', candour.get(`${status}?code`));
  const person = await opened(candour, ready.link, ready.code);
  await keep('copy open', person.visitor.get(person.page));
  await person.visitor.post(addresses.api.copy.received, { link: ready.link });
  await keep('copy received', pageOf(ready.link));

  const locked = await releasedCopy(candour);
  for (let tries = 0; tries < 5; tries++)
    await candour.post(useCode, { link: locked.link, code: 'AAAA-AAAA' });
  await keep('copy five wrong codes', pageOf(locked.link));
  await takeCopyBack(candour, locked.request.reference, { by: 'Reception', seen: undefined });
  await keep('copy taken back', pageOf(locked.link));

  const expired = await releasedCopy(candour);
  const delivery = await candour.store.deliveryOf(expired.request.id);
  if (delivery) await endDelivery(candour, delivery, 'expired');
  await keep('copy expired', pageOf(expired.link));
}

/** Keeps the states of the page on which the team sends a copy. */
export async function keepFilesPages(candour: Candour, visitor: TeamVisitor, keep: Keep): Promise<void> {
  const request = await readyRequest(candour);
  const page = () => visitor.get(addresses.team.files(request.reference));
  await keep('team files without a file', page());
  await addFile(candour, request.id, pdf());
  await keep('team files that are being checked', page());
  await keepChecks(candour, request.id, faultyCheck('encrypted'));
  await keep('team files with something to decide', page());
  await keepChecks(candour, request.id);
  await keep('team files before the release', page());
  await keep('team files with a problem', act(visitor, request.reference, 'release'));
  await keep('team files with the code', act(visitor, request.reference, 'release', { route: 'call' }));
  await keep('team files after the release', page());
}

async function readyRequest(candour: Candour): Promise<StoredRequest> {
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await completeChecklist(candour, request);
  return request;
}

async function releasedCopy(candour: Candour) {
  const request = await readyRequest(candour);
  await addFile(candour, request.id, pdf());
  return { request, ...(await releaseFiles(candour, request)) };
}
