import { resolve } from 'node:path';
import { z } from 'zod';
import { readEnvFile } from '../../content/env-file.ts';
import { contentDirectory } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';
import { mailVariables, readMailSettings } from './mail-settings.ts';
import type { MailSettings } from './mail-settings.ts';
import { isDecodable, publicOrigin } from './origin.ts';

/** A schema for a whole number from `min` to `max`, both included. */
function wholeNumber(min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

/** Whether this is the address of a database on PostgreSQL. */
export const isPostgresUrl = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return /^postgres(ql)?:$/.test(url?.protocol ?? '') && (url?.pathname ?? '').length > 1;
};

/** Every variable that Candour reads, in the order of `.env.example`. Each `error` completes "expected …". */
const variables = z.object({
  PUBLIC_ORIGIN: publicOrigin,
  BASE_PATH: z
    .string()
    .regex(/^\/([\w-]+(\/[\w-]+)*\/?)?$/, { error: 'a path that starts with a slash, such as /privacy' })
    .default('/'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(4310),
  CONTENT_DIR: z.string().optional(),
  SITE_DIR: z.string().default('dist'),
  REQUESTS: z.enum(['on', 'off'], { error: 'on or off' }).default('on'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, {
      error: 'the address of a database on PostgreSQL, such as postgres://user:password@host/candour',
      abort: true,
    })
    .refine(isDecodable, { error: 'a user, password and name in which a percent sign is written as %25' })
    .optional(),
  TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
  REQUESTS_PER_HOUR: wholeNumber(1, 1_000_000).default(20),
  HEALTH_TOKEN: z
    .string()
    .regex(/^[\x21-\x7E]{16,200}$/, { error: '16 to 200 letters, digits or symbols, without spaces' })
    .optional(),
  CANDOUR_KEYS: z.string().optional(),
  CANDOUR_TODAY: z.iso.date({ error: 'a day such as 2026-11-22' }).optional(),
  ...mailVariables,
  MAILS_PER_SECOND: z.coerce
    .number({ error: 'a number from 0.1 to 100' })
    .min(0.1, { error: 'a number from 0.1 to 100' })
    .max(100, { error: 'a number from 0.1 to 100' })
    .default(2),
});

/** The names of all variables that Candour reads. */
export const variableNames = Object.keys(variables.shape);

export interface Config {
  publicOrigin: string;
  basePath: string;
  host: string;
  port: number;
  contentDir: string;
  siteDir: string;
  /** Whether the forms of the site are taken. `off` is for clinics that want requests by telephone, post and email. */
  requests: 'on' | 'off';
  dataDir: string;
  /** The database on PostgreSQL. If undefined, the data directory has one on SQLite. */
  databaseUrl: string | undefined;
  /** Keys from the environment, as `id:base64` separated by spaces. If undefined, they are in the data directory. */
  keys: string | undefined;
  mail: MailSettings;
  mailsPerSecond: number;
  /** How many of the clinic's own proxies are in front and add the client's address to X-Forwarded-For. */
  trustedProxies: number;
  /** How many requests one client may send in an hour. */
  requestsPerHour: number;
  /** The bearer token that opens the counts of the health check. If undefined, nobody can see them. */
  healthToken: string | undefined;
  /** The day to build the site for, in place of today in London. */
  today: string | undefined;
}

/** Reads the settings from the environment. Returns one list of every variable that is wrong, missing or unknown. */
export function readConfig(env: Record<string, string | undefined>, envFile = '.env'): Loaded<Config> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  const mail = readMailSettings(given);
  const problems = [
    ...unknownNames(env, envFile),
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => complaint(issue, given))),
    ...(Array.isArray(mail) ? mail : []),
    ...keysForDatabase(given),
  ];
  if (!parsed.success || mail === undefined || Array.isArray(mail) || problems.length > 0)
    return { ok: false, problems };
  const { data } = parsed;
  return {
    ok: true,
    value: {
      publicOrigin: data.PUBLIC_ORIGIN,
      basePath: data.BASE_PATH,
      host: data.HOST,
      port: data.PORT,
      contentDir: contentDirectory(env),
      siteDir: resolve(data.SITE_DIR),
      requests: data.REQUESTS,
      dataDir: resolve(data.DATA_DIR),
      databaseUrl: data.DATABASE_URL,
      keys: data.CANDOUR_KEYS,
      mail,
      mailsPerSecond: data.MAILS_PER_SECOND,
      trustedProxies: data.TRUSTED_PROXIES,
      requestsPerHour: data.REQUESTS_PER_HOUR,
      healthToken: data.HEALTH_TOKEN,
      today: data.CANDOUR_TODAY,
    },
  };
}

/** Servers that share a database share its keys, and a folder of one server is no place for them. */
const keysForDatabase = ({
  DATABASE_URL: url,
  CANDOUR_KEYS: keys,
}: Record<string, string | undefined>): string[] =>
  url && !keys ? ['CANDOUR_KEYS: expected keys, because DATABASE_URL is set; found nothing'] : [];

/**
 * A misspelt variable would silently leave the default in place. Checks every name in `.env`, and elsewhere the names
 * with our own prefixes.
 */
function unknownNames(env: Record<string, string | undefined>, envFile: string): string[] {
  const fromFile = Object.keys(readEnvFile(envFile));
  const ours = Object.keys(env).filter((name) => /^(CANDOUR|RESEND)_/.test(name));
  return [...new Set([...fromFile, ...ours])]
    .filter((name) => !variableNames.includes(name))
    .map((name) => `${name}: unknown variable; the known ones are in .env.example`);
}

function complaint(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  // Do not print secrets: logs may be kept.
  const found = /KEY|TOKEN|SECRET|SMTP_URL|DATABASE_URL/.test(name)
    ? 'something else'
    : JSON.stringify(given[name]);
  return `${name}: expected ${issue.message}, found ${found}`;
}
