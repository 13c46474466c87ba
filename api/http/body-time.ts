import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { addresses } from '../../content/addresses.ts';
import { MINUTE, SECOND } from '../base/calendar.ts';

/** How long the body of a request may take, in milliseconds. */
const BODY = 30 * SECOND;
/** The same for files, which have pauses of at most a minute. */
const UPLOAD = 60 * MINUTE;
const LONGEST_PAUSE = MINUTE;

/**
 * Whether files are sent to this path.
 *
 * @param base the path of the site, without a slash at its end
 */
export const isUploadPath = (path: string, base: string): boolean =>
  path.startsWith(base) && UPLOAD_PATH.test(path.slice(base.length));

const UPLOAD_PATH = new RegExp(`^${addresses.team.upload('[\\w-]{1,20}').replace(/\/$/, '/?')}$`);

/** The times that Node keeps for all addresses: for the headers, and for the body with the longest time. */
export const connectionTimes = { requestTimeout: UPLOAD, headersTimeout: 10 * SECOND };

/**
 * Calls `end` for requests whose body takes too long. Node has one such time for all addresses, so the server has the
 * time for files and this has the shorter one for everything else.
 *
 * @param base the path of the site, without a slash at its end
 */
export function limitBodyTime(
  base: string,
  end: (socket: Socket) => void,
): (request: IncomingMessage) => void {
  return (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { socket } = request;
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (isUploadPath(path, base)) {
      const onPause = () => {
        socket.destroy();
      };
      socket.setTimeout(LONGEST_PAUSE, onPause);
      request.once('close', () => {
        socket.setTimeout(0).off('timeout', onPause);
      });
      return;
    }
    const timer = setTimeout(() => {
      if (!request.complete) end(socket);
    }, BODY).unref();
    const stop = () => {
      clearTimeout(timer);
    };
    request.once('end', stop).once('close', stop);
  };
}
