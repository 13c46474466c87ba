import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { copySiteFor } from './built-for.ts';
import { HOST, startProxy } from './proxy.ts';
import type { Proxy, ProxyName } from './proxy.ts';
import { startResendService } from './resend-service.ts';
import type { ResendService } from './resend-service.ts';
import { startServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

export const PUBLIC = `https://${HOST}`;

/** A complete clinic in production: a proxy with TLS, Candour in a process of its own, and Resend. */
export interface ProxiedClinic {
  proxy: Proxy;
  resend: ResendService;
  /** Candour's own address, behind the proxy. */
  upstream: string;
  candour: () => ServerProcess;
  /** Starts Candour again at the same address after it was stopped. */
  startAgain: () => Promise<void>;
  /** Sends a request as a visitor does: through the proxy, by its host name, over TLS. */
  ask: (path: string, asked?: Asked) => Promise<Answer>;
  close: () => Promise<void>;
}

export interface Asked {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string;
  /** The visitor's address, one of the loopback addresses. */
  from?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export async function openProxied(name: ProxyName, env: Record<string, string> = {}): Promise<ProxiedClinic> {
  const { contentDir, siteDir: built } = inject('sites').full;
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-data-'));
  const siteDir = mkdtempSync(join(tmpdir(), 'candour-site-'));
  copySiteFor(built, siteDir, env['PUBLIC_ORIGIN'] ?? PUBLIC);
  const resend = await startResendService();
  const settings = {
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    DATA_DIR: dataDir,
    PUBLIC_ORIGIN: PUBLIC,
    TRUSTED_PROXIES: '1',
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: 'privacy@mail.example',
    ...env,
  };
  let candour = await startServer(settings);
  const { port } = new URL(candour.url);
  const upstream = `127.0.0.1:${port}`;
  const proxy = await startProxy(name, { upstream, siteDir });
  return {
    proxy,
    resend,
    upstream,
    candour: () => candour,
    startAgain: async () => {
      candour = await startServer({ ...settings, PORT: port });
    },
    ask: (path, asked) => askProxy(proxy, path, asked),
    close: async () => {
      await proxy.stop();
      await candour.stop();
      await resend.close();
      for (const folder of [dataDir, siteDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A form as a browser sends it from the clinic's own page. */
export const formPost = (body: string, headers: Asked['headers'] = {}): Asked => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: PUBLIC, ...headers },
});

/** Sends a request through a proxy by its host name, over TLS. */
export function askProxy(proxy: Proxy, path: string, asked: Asked = {}): Promise<Answer> {
  const tls = { servername: HOST, ca: proxy.certificate };
  return exchange(httpsRequest, proxy.httpsPort, path, asked, tls);
}

/** Sends a request without TLS, to the proxy's other port or to Candour itself. */
export const askPlain = (port: number, path: string, asked: Asked = {}): Promise<Answer> =>
  exchange(httpRequest, port, path, asked, {});

function exchange(
  send: typeof httpRequest | typeof httpsRequest,
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, from }: Asked,
  tls: { servername?: string; ca?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Each request has its own connection, to a loopback address, because the host name is not in the DNS.
    const request = send({
      host: '127.0.0.1',
      port,
      path,
      method,
      agent: false,
      localAddress: from,
      headers: {
        host: HOST,
        ...headers,
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      },
      ...tls,
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const { statusCode = 0 } = response;
        resolve({
          status: statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(body);
  });
}
