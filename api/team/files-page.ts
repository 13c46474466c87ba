import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay, writeDayShort, writeDayTyped } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { checkFiles, checkHandingOver, checkLink } from '../casework/delivery-rules.ts';
import { writeSize } from '../casework/describe-delivery.ts';
import { aboutCase } from '../casework/file-check/about-case.ts';
import { currentCheck } from '../casework/file-check/kept-check.ts';
import { familyOf } from '../casework/file-type.ts';
import { MEGABYTE } from '../casework/receive-file.ts';
import { sentence } from '../casework/refuse.ts';
import type { StoredRequest } from '../domain/case.ts';
import { endOf, isLocked, sizeOf } from '../domain/delivery.ts';
import type { Delivery, DeliveryFile } from '../domain/delivery.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { SignedIn } from './signed-in.ts';
import { fileCheckView } from './file-check-view.ts';
import type { Typed } from './file-check-view.ts';
import { showTeamPage } from './team-page.ts';

/** What is said besides the state of the files. */
interface About {
  /** What went wrong. */
  problems?: readonly string[];
  /** The code, which is shown once. */
  code?: string | undefined;
  /** What was refused in the form of a file. */
  typed?: Typed;
  status?: ContentfulStatusCode;
}

/** Shows the page on which the team prepares a copy, releases it and sees what became of it. */
export async function showFiles(
  c: Context<SignedIn>,
  services: RouteDependencies,
  { id }: Pick<StoredRequest, 'id'>,
  { problems = [], code, status, typed }: About = {},
): Promise<Response> {
  const { store, messages, clock, path } = services;
  const request = await store.find(id);
  if (!request) throw new Error('A request that was just found is not there');
  const delivery = await store.deliveryOf(id);
  const { kept } = messages.words.delivery.team;
  const asked = c.req.query('kept') ?? '';
  const isKept = problems.length === 0 && Object.hasOwn(kept, asked);
  return showTeamPage(
    c,
    services,
    addresses.team.templates.files,
    {
      ...dataOf(messages, request, delivery, typed, dayInLondon(clock.now())),
      back: path(addresses.team.case(request.reference)),
      action: path(addresses.team.files(request.reference)),
      uploadAction: path(addresses.team.upload(request.reference)),
      releaseHref: path(addresses.team.release(request.reference)),
      problem: problems.length > 0 ? problems.join(' ') : undefined,
      notice: isKept ? kept[asked as keyof typeof kept] : undefined,
      code,
    },
    status,
    {
      on: [c.get('fields').get('on') ?? writeDayTyped(dayInLondon(clock.now()))],
      note: [c.get('fields').get('note') ?? ''],
    },
  );
}

function dataOf(
  messages: RouteDependencies['messages'],
  request: StoredRequest,
  delivery: Delivery | undefined,
  typed: Typed | undefined,
  today: Day,
): PageData {
  const { words, clinic, team } = messages;
  const say = words.delivery.team;
  const files = delivery?.files ?? [];
  const isReleased = delivery?.releasedAt !== undefined;
  const isExpired = isReleased && endOf(delivery, today) !== undefined;
  const settled = checkLink(request, team.read(), words.cases);
  const link = settled ?? (delivery && files.length > 0 ? checkFiles(request, delivery, clinic) : undefined);
  const about = aboutCase(request, clinic);
  const paper = checkHandingOver(request, team.read(), words.cases);
  return {
    reference: request.reference,
    name: String(request.answers['name'] ?? ''),
    seen: String(request.events.length),
    hasFiles: files.length > 0,
    files: files.map((file) => ({
      ...fileData(messages, file, isReleased),
      ...(isReleased ? {} : fileCheckView(currentCheck(file.check, about), file, words, typed)),
    })),
    mayUpload: request.closedOn === undefined && !isReleased,
    isClosed: request.closedOn !== undefined && !isReleased,
    room: fill(say.uploadHint, {
      most: String(clinic.copies.megabytes),
      used: delivery ? (sizeOf(delivery) / MEGABYTE).toFixed(1) : '0',
    }),
    mayRelease: files.length > 0 && !isReleased && !link,
    checklistOpen: settled !== undefined,
    notYet: link && !isReleased ? fill(say.notYet, { problem: sentence(link, words) }) : undefined,
    ...(delivery?.releasedAt === undefined
      ? {}
      : {
          released: fill(isExpired ? say.expired : say.released, {
            day: writeDay(dayInLondon(delivery.releasedAt)),
            until: writeDay(delivery.expiresOn ?? ''),
          }),
          locked: isLocked(delivery) && !isExpired,
          mayMakeCode: !isExpired,
          ...downloadsData(messages, request, delivery.releasedAt),
        }),
    mayRecordPaper: request.closedOn === undefined && !paper,
  };
}

const fileData = (
  { words: { delivery: say } }: RouteDependencies['messages'],
  { id, name, type, size, by, addedAt }: DeliveryFile,
  isReleased: boolean,
): PageData => ({
  fileLine: fill(say.team.file, { name, type: say.team.types[familyOf(type)], size: writeSize(size) }),
  fileUploaded: fill(say.team.uploaded, { who: by, day: writeDayShort(dayInLondon(addedAt)) }),
  fileId: id,
  removeLabel: isReleased ? undefined : fill(say.team.remove, { name }),
});

/** What was downloaded since the release. */
function downloadsData(
  { words }: RouteDependencies['messages'],
  { events }: StoredRequest,
  since: number,
): PageData {
  const say = words.delivery.team;
  const downloads = events
    .filter(({ what, at }) => what === 'case.copy-downloaded' && at >= since)
    .flatMap(({ on, details }) =>
      (details?.delivery?.files ?? []).map(({ name }) => ({
        downloadLine: fill(say.downloaded, { name, day: writeDayShort(on) }),
      })),
    );
  return { downloads, hasDownloads: downloads.length > 0 };
}
