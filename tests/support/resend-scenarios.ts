import type { Outcome } from '../../api/mail/mailer.ts';
import { HOUR, SECOND } from '../../api/base/calendar.ts';
import { reply } from './resend-service.ts';
import type { Behaviour } from './resend-service.ts';

/** One way in which the mail service can behave, and the outcome that Candour must record. */
export interface Scenario {
  name: string;
  /** Whether the service never ends its response, so that the sender has to time out. */
  hangs?: true;
  behave: Behaviour;
  outcome: Outcome;
}

const retry = (reason: string, after?: number): Outcome => ({
  kind: 'retry',
  mayHaveArrived: true,
  after,
  reason,
});
const wait = (after: number, reason: string): Outcome => ({ kind: 'wait', after, reason });

/** Refuses an email in Resend's words, without accepting it. */
const refuse =
  (status: number, name: string, headers: object = {}): Behaviour =>
  ({ response }) => {
    reply(response, status, { name, message: `Said by ${name}`, statusCode: status }, headers);
  };

const refusing = (status: number, name: string): Scenario => ({
  name: `${status} ${name}`,
  behave: refuse(status, name),
  outcome: { kind: 'dead-letter', reason: `${name} (${status})` },
});

const NO_ANSWER = 'application_error (no answer)';

/** The email may have been accepted: nobody can know. */
export const doubtfulScenarios: Scenario[] = [
  {
    name: '200 with half a body, though it accepted the email',
    behave: ({ take, response }) => {
      take();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":');
    },
    outcome: retry(NO_ANSWER),
  },
  {
    name: '200 without an id, though it accepted the email',
    behave: ({ take, response }) => {
      take();
      reply(response, 200, {});
    },
    outcome: retry('an answer without an id'),
  },
  {
    name: '500 in Resend’s own words',
    behave: refuse(500, 'internal_server_error'),
    outcome: retry('internal_server_error (500)'),
  },
  {
    name: '502 in HTML from a gateway, though it accepted the email',
    behave: ({ take, response }) => {
      take();
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
    },
    outcome: retry('application_error (502)'),
  },
  {
    name: '503 with a time to wait',
    behave: ({ response }) => {
      response.writeHead(503, { 'retry-after': '600' }).end('Away');
    },
    outcome: retry('application_error (503)', 600 * SECOND),
  },
  {
    name: '403 in HTML from a gateway',
    behave: ({ response }) => {
      response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');
    },
    outcome: retry('application_error (403)'),
  },
  { name: 'no response', hangs: true, behave: () => undefined, outcome: retry(NO_ANSWER) },
  {
    name: 'no response, though it accepted the email',
    hangs: true,
    behave: ({ take }) => void take(),
    outcome: retry(NO_ANSWER),
  },
  {
    name: 'a closed connection after it accepted the email',
    behave: ({ take, response }) => {
      take();
      response.destroy();
    },
    outcome: retry(NO_ANSWER),
  },
  {
    name: 'a closed connection in the middle of the response',
    behave: ({ take, response }) => {
      take();
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '40' });
      response.write('{"id":"res', () => response.destroy());
    },
    outcome: retry(NO_ANSWER),
  },
  {
    name: 'a response that stops half-way',
    hangs: true,
    behave: ({ take, response }) => {
      take();
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"res');
    },
    outcome: retry(NO_ANSWER),
  },
];

/** The service accepted nothing, and says that all mail should wait. */
export const busyScenarios: Scenario[] = [
  {
    name: '429 with a time to wait',
    behave: refuse(429, 'rate_limit_exceeded', { 'retry-after': '7' }),
    outcome: wait(7 * SECOND, 'rate_limit_exceeded (429)'),
  },
  {
    name: '429 without a time to wait',
    behave: refuse(429, 'rate_limit_exceeded'),
    outcome: wait(SECOND, 'rate_limit_exceeded (429)'),
  },
  {
    name: '429 with an invalid time to wait',
    behave: refuse(429, 'rate_limit_exceeded', { 'retry-after': 'soon' }),
    outcome: wait(SECOND, 'rate_limit_exceeded (429)'),
  },
  {
    name: '429 with a year to wait',
    behave: refuse(429, 'rate_limit_exceeded', { 'retry-after': '31536000' }),
    outcome: wait(HOUR, 'rate_limit_exceeded (429)'),
  },
  {
    name: 'a full daily quota',
    behave: refuse(429, 'daily_quota_exceeded'),
    outcome: wait(HOUR, 'daily_quota_exceeded (429)'),
  },
  {
    name: 'a full monthly quota',
    behave: refuse(429, 'monthly_quota_exceeded'),
    outcome: wait(HOUR, 'monthly_quota_exceeded (429)'),
  },
  {
    name: '409 because the same email is being sent',
    behave: refuse(409, 'concurrent_idempotent_requests'),
    outcome: wait(SECOND, 'concurrent_idempotent_requests (409)'),
  },
];

/** A retry cannot help: a person must look. */
export const refusingScenarios: Scenario[] = [
  refusing(400, 'validation_error'),
  refusing(400, 'invalid_idempotency_key'),
  refusing(401, 'missing_api_key'),
  refusing(401, 'restricted_api_key'),
  refusing(403, 'invalid_api_key'),
  refusing(403, 'validation_error'),
  refusing(404, 'not_found'),
  refusing(405, 'method_not_allowed'),
  refusing(409, 'invalid_idempotent_request'),
  refusing(422, 'validation_error'),
  refusing(422, 'missing_required_field'),
  refusing(422, 'invalid_from_address'),
  refusing(422, 'invalid_parameter'),
  refusing(422, 'invalid_attachment'),
  refusing(422, 'invalid_access'),
  refusing(422, 'invalid_region'),
  refusing(451, 'security_error'),
];
