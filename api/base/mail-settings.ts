import { z } from 'zod';
import { isEmailAddress } from '../../content/email-address.ts';
import { isDecodable, isLoopback, isSecure, publicOrigin } from './origin.ts';

/** How mail is sent. `from` is the sender's bare address. */
export type MailSettings = { from: string } & (
  | { service: 'resend'; apiKey: string; webhookSecret: string | undefined }
  | ({ service: 'smtp' } & SmtpSettings)
  | ({ service: 'graph' } & GraphSettings)
  | { service: 'local-mailbox' }
);

export interface SmtpSettings {
  host: string;
  port: number;
  /** Whether TLS starts with the connection and not by STARTTLS. */
  implicitTls: boolean;
  login: { user: string; pass: string } | undefined;
}

/** An application of Microsoft 365 that may send from the mailbox of `from`. */
export interface GraphSettings {
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** Where tokens come from, and where mail is posted. Tests have their own. */
  loginUrl: string;
  graphUrl: string;
}

const SMTP_EXAMPLE =
  'an address such as smtp://user:password@smtp.clinic.example:587, or smtps:// for port 465';

/** A service's address, which only tests change. */
const secureUrl = z
  .url({ protocol: /^https?$/, error: 'an address that starts with https://', abort: true })
  .refine(isSecure, { error: 'an address that starts with https://' });

/** The variables that choose how mail is sent. Each `error` completes "expected …". */
export const mailVariables = {
  RESEND_API_KEY: z
    .string()
    .regex(/^\S+$/, { error: 'a key of your Resend account, without spaces' })
    .optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, { error: 'the signing secret of a webhook, such as whsec_…' })
    .optional(),
  RESEND_BASE_URL: secureUrl.optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: SMTP_EXAMPLE, abort: true })
    .refine((url) => new URL(url).hostname !== '', { error: SMTP_EXAMPLE, abort: true })
    .refine(isDecodable, { error: 'a user and a password in which a percent sign is written as %25' })
    .optional(),
  GRAPH_TENANT: z
    .string()
    .regex(/^[\w.-]+$/, { error: 'the id or domain of your Microsoft 365 tenant' })
    .optional(),
  GRAPH_CLIENT_ID: z
    .uuid({ error: 'the application (client) id, such as 00000000-0000-4000-8000-000000000000' })
    .optional(),
  GRAPH_CLIENT_SECRET: z.string().regex(/^\S+$/, { error: 'a client secret, without spaces' }).optional(),
  GRAPH_URL: secureUrl.default('https://graph.microsoft.com'),
  GRAPH_LOGIN_URL: secureUrl.default('https://login.microsoftonline.com'),
  MAIL_FROM: z
    .string()
    .refine(isEmailAddress, { error: 'an email address that your mail service lets you send from' })
    .optional(),
};

const settings = z.object({ PUBLIC_ORIGIN: publicOrigin, ...mailVariables });

/**
 * Returns how mail is sent, or sentences that say what is missing; nothing if one of these variables has a wrong value.
 * They are parsed separately, so that an error elsewhere does not hide one here.
 */
export function readMailSettings(
  given: Record<string, string | undefined>,
): MailSettings | string[] | undefined {
  const parsed = settings.safeParse(given);
  return parsed.success ? mailSettings(parsed.data) : undefined;
}

/** One service sends all mail. */
function mailSettings(data: z.infer<typeof settings>): MailSettings | string[] {
  const chosen = (['RESEND_API_KEY', 'SMTP_URL', 'GRAPH_TENANT'] as const).filter((name) => data[name]);
  const [name, second] = chosen;
  if (second !== undefined) return [`${second}: expected one mail service, found ${chosen.join(' and ')}`];
  const from = data.MAIL_FROM;
  if (name === undefined && isLoopback(data.PUBLIC_ORIGIN))
    return { service: 'local-mailbox', from: from ?? 'privacy@localhost' };
  const missing = missingFrom(data, name);
  if (from === undefined || missing.length > 0) return missing;
  if (data.RESEND_API_KEY)
    return {
      service: 'resend',
      apiKey: data.RESEND_API_KEY,
      webhookSecret: data.RESEND_WEBHOOK_SECRET,
      from,
    };
  if (data.SMTP_URL) return { service: 'smtp', from, ...smtpSettings(new URL(data.SMTP_URL)) };
  const {
    GRAPH_TENANT: tenant = '',
    GRAPH_CLIENT_ID: clientId = '',
    GRAPH_CLIENT_SECRET: clientSecret = '',
  } = data;
  const { GRAPH_URL: graphUrl, GRAPH_LOGIN_URL: loginUrl } = data;
  return { service: 'graph', from, tenant, clientId, clientSecret, graphUrl, loginUrl };
}

function missingFrom(data: z.infer<typeof settings>, service: string | undefined): string[] {
  const { PUBLIC_ORIGIN: origin, MAIL_FROM: from, GRAPH_CLIENT_ID: id, GRAPH_CLIENT_SECRET: secret } = data;
  const reason = service === undefined ? `PUBLIC_ORIGIN is ${origin}` : `${service} is set`;
  return [
    ...(service === undefined
      ? [
          `RESEND_API_KEY, SMTP_URL or GRAPH_TENANT: expected one of them, because ${reason} and patients must get their mail; found none`,
        ]
      : []),
    ...(from === undefined ? [`MAIL_FROM: expected an email address, because ${reason}; found nothing`] : []),
    ...(service === 'GRAPH_TENANT' && (id === undefined || secret === undefined)
      ? ['GRAPH_CLIENT_ID and GRAPH_CLIENT_SECRET: expected both, because GRAPH_TENANT is set; found nothing']
      : []),
  ];
}

function smtpSettings({ protocol, hostname, port, username, password }: URL): SmtpSettings {
  const implicitTls = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (implicitTls ? 465 : 587) : Number(port),
    implicitTls,
    login:
      username === ''
        ? undefined
        : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
}
