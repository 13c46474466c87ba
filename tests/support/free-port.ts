import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that Linux (from 32768), macOS and Windows (from 49152) give to a program that asks for any. */
const FIRST = 20_000;
const COUNT = 6_000;

/**
 * A free port on loopback, for a program that opens it later, perhaps again and again. Until this process ends, nobody else
 * gets it from here, in whatever process: the UDP port that stands for it is held. The system itself gives it to nobody.
 * Throws if all are taken.
 *
 * @param count how many ports there are to choose from
 */
export async function freePort(count = COUNT): Promise<number> {
  const start = randomInt(count);
  for (let step = 0; step < count; step++) {
    const port = FIRST + ((start + step) % count);
    if ((await hold(port + COUNT)) && (await canOpen(port))) return port;
  }
  throw new Error(`None of the ports from ${FIRST} to ${FIRST + count - 1} is free`);
}

/** Takes a UDP port for as long as this process lives. Returns whether it was free. */
function hold(port: number): Promise<boolean> {
  const socket = createSocket('udp4').unref();
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => {
      resolve(true);
    });
  });
}

/** Whether a server can listen there, on every address of this machine. */
async function canOpen(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port), 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
