import { Readable } from 'node:stream';
import { addresses, withBase } from '../../content/addresses.ts';
import { releaseCopy } from '../../api/casework/deliver.ts';
import { aboutCase } from '../../api/casework/file-check/about-case.ts';
import type { FileCheck } from '../../api/casework/file-check/file-check.ts';
import { keepCheck } from '../../api/casework/file-check/kept-check.ts';
import type { CaseworkDependencies } from '../../api/casework/record.ts';
import { makePdf, write } from '../file-check/make-pdf.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { ORIGIN } from './candour.ts';
import type { Candour } from './candour.ts';
import { entered, recorded } from './case.ts';
import { completeChecklist } from './release.ts';
import { formTokenOf, signIn, teamVisitor } from './team.ts';
import type { TeamVisitor } from './team.ts';
import { openCandour, read } from './visit.ts';

const { team } = addresses;

/** A file to upload. */
export interface Sample {
  name: string;
  bytes: Buffer;
}

/** A small PDF, complete by the marks that its readers look for. */
export const pdf = (name = 'Letters.pdf', filling = 'Notes of 2025'): Sample => ({
  name,
  bytes: Buffer.from(`%PDF-1.7\n${filling}\n%%EOF\n`),
});

/** A PDF of about so many bytes, in which the check finds nothing. No page uses its long part. */
export function longPdf(length: number, name = 'Scans.pdf'): Sample {
  const long = Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 31) % 253)).toString('latin1');
  const objects = [`<< /Length ${length} >>\nstream\n${long}\nendstream`];
  return { name, bytes: makePdf({ pages: [write('Notes of 2025')], objects }) };
}

/** What is between the parts of a form. */
export const BOUNDARY = 'candour-test-boundary';

/** Keeps a file of a case, as an upload does. */
export async function addFile(
  { store, clock }: Pick<CaseworkDependencies, 'store' | 'clock'>,
  requestId: string,
  { name, bytes }: Sample,
): Promise<void> {
  const parts = Readable.from([bytes], { objectMode: false }) as AsyncIterable<Uint8Array>;
  const describe = () => ({ name, type: 'application/pdf', by: 'Reception' });
  const { outcome } = await store.addFile(requestId, clock.now(), parts, describe, 10_000_000);
  if (outcome !== 'added') throw new Error(`The file was not added: ${outcome}`);
}

const nothingFound: FileCheck = { version: 1, findings: [], unchecked: [] };

/** Keeps a check of each file of a case, as the job does. */
export async function keepChecks(
  { store, messages }: CaseworkDependencies,
  id: string,
  check = nothingFound,
): Promise<void> {
  const request = await store.find(id);
  if (!request) throw new Error('There is no such case');
  const about = aboutCase(request, messages.clinic);
  for (const file of (await store.deliveryOf(id))?.files ?? [])
    await store.keepCheck(id, file.id, () => keepCheck(check, about));
}

/** Releases the files of a case, as the team does once nothing was found in them. Gives the secret of the link and the code. */
export async function releaseFiles(
  casework: CaseworkDependencies,
  { id, reference }: Pick<StoredRequest, 'id' | 'reference'>,
): Promise<{ link: string; code: string }> {
  await keepChecks(casework, id);
  const made = await releaseCopy(casework, reference, { by: 'Reception', seen: undefined, route: 'call' });
  if (!made.ok) throw new Error(made.problem);
  const { link } = (await casework.store.deliveryOf(id)) ?? {};
  if (link === undefined) throw new Error('The released copy has no link');
  return { link, code: made.code };
}

/** The body of a form with a token and files, as a browser writes it. */
export function formWithFiles(token: string, files: readonly Sample[]): Buffer {
  const part = (header: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${header}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  return Buffer.concat([
    ...(token === '' ? [] : [part('name="form-token"', Buffer.from(token))]),
    ...files.map(({ name, bytes }) =>
      part(`name="files"; filename="${name}"\r\nContent-Type: application/octet-stream`, bytes),
    ),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
}

/** Sends a body to the address of the upload, as the page of this session does. */
export function sendForm(
  candour: Pick<Candour, 'app' | 'config'>,
  visitor: TeamVisitor,
  reference: string,
  body: Buffer | ReadableStream<Uint8Array>,
): Promise<Response> {
  const url = ORIGIN + withBase(candour.config.basePath, team.upload(reference));
  return Promise.resolve(
    candour.app.request(url, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit),
  );
}

export async function upload(
  candour: Candour,
  visitor: TeamVisitor,
  reference: string,
  ...files: Sample[]
): Promise<Response> {
  return sendForm(candour, visitor, reference, inParts(formWithFiles(await formTokenOf(visitor), files)));
}

/** A body as it comes in over a network. */
function inParts(body: Buffer, length = 65_536): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= body.length) controller.close();
      else controller.enqueue(body.subarray(at, (at += length)));
    },
  });
}

/** A case that is ready for a release, and somebody of the team who is signed in. */
export async function readyCase(options: Parameters<typeof openCandour>[0] = {}): Promise<{
  candour: Candour;
  visitor: TeamVisitor;
  request: StoredRequest;
  reference: string;
}> {
  const candour = await openCandour(options);
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  const request = await entered(candour);
  const { reference } = request;
  await recorded(candour, request, 'case.confirmed');
  await completeChecklist(candour, request);
  return { candour, visitor, request, reference };
}

/** Sends a form of the page of the files as it was shown. */
export async function act(
  visitor: TeamVisitor,
  reference: string,
  name: string,
  fields: Record<string, string> = {},
): Promise<Response> {
  const $ = await read(visitor.get(team.files(reference)));
  const seen = $('input[name="seen"]').first().attr('value') ?? '';
  return visitor.send(team.files(reference), { act: name, seen, ...fields });
}

/** Releases the files of a case on its page. Gives the code that the page shows. */
export async function codeOfRelease(visitor: TeamVisitor, reference: string): Promise<string> {
  const $ = await read(act(visitor, reference, 'release', { route: 'call' }));
  return $('#copy-code').text().trim();
}

/** Uploads files to a case and releases them. Gives the address in the email and the code on the page. */
export async function uploadAndRelease(
  candour: Candour,
  visitor: TeamVisitor,
  reference: string,
  ...files: Sample[]
): Promise<{ link: string; code: string }> {
  await upload(candour, visitor, reference, ...(files.length > 0 ? files : [pdf()]));
  // The files are checked.
  await candour.round();
  const code = await codeOfRelease(visitor, reference);
  await candour.round();
  return { link: linkIn(candour), code };
}

/** The secret in the last email about a copy. */
function linkIn({ sent }: Pick<Candour, 'sent'>): string {
  for (const { message } of sent.toReversed()) {
    const [, link] = /\/requests\/copy\/([\w-]{43})\//.exec(message.text) ?? [];
    if (link !== undefined) return link;
  }
  throw new Error('No email has the link of a copy');
}

/** A browser of a person, which types the code and keeps the cookie. */
export async function opened(candour: Pick<Candour, 'get' | 'post'>, link: string, code: string) {
  const visitor = teamVisitor(candour);
  const response = await visitor.post(addresses.api.copy.useCode, { link, code });
  return { visitor, response, page: `${addresses.copy}${link}/` };
}
