import { expect, test } from 'vitest';
import { HOUR, SECOND } from '../../api/base/calendar.ts';
import { readOutcome } from '../../api/mail/outcome.ts';

const failed = (name: string, statusCode: number | null, headers: Record<string, string> | null = null) =>
  readOutcome({ data: null, error: { name, statusCode }, headers });

test('an accepted email is sent, with the id from the service', () => {
  expect(readOutcome({ data: { id: 'abc' }, error: null, headers: {} })).toEqual({
    kind: 'sent',
    providerId: 'abc',
  });
});

test.each([{ data: null }, { data: { id: '' } }])(
  'a response without an id may mean that the email was accepted: %j',
  (part) => {
    expect(readOutcome({ ...part, error: null, headers: {} })).toMatchObject({
      kind: 'retry',
      mayHaveArrived: true,
    });
  },
);

test.each([
  ['application_error', null],
  ['application_error', 500],
  ['application_error', 502],
  ['internal_server_error', 500],
  ['internal_server_error', 503],
  ['validation_error', null],
  ['something_new', 503],
  ['something_new', null],
])('%s with status %s is retried, because the email may have arrived', (name, status) => {
  expect(failed(name, status)).toEqual({
    kind: 'retry',
    mayHaveArrived: true,
    after: undefined,
    reason: `${name} (${status ?? 'no answer'})`,
  });
});

test.each(['rate_limit_exceeded', 'concurrent_idempotent_requests'])(
  '%s holds all mail for a second',
  (name) => {
    expect(failed(name, 429)).toEqual({ kind: 'wait', after: SECOND, reason: `${name} (429)` });
  },
);

test.each(['daily_quota_exceeded', 'monthly_quota_exceeded'])('%s holds all mail for an hour', (name) => {
  expect(failed(name, 429)).toEqual({ kind: 'wait', after: HOUR, reason: `${name} (429)` });
});

test.each([
  ['invalid_idempotency_key', 400],
  ['validation_error', 422],
  ['missing_api_key', 401],
  ['restricted_api_key', 401],
  ['invalid_api_key', 403],
  ['not_found', 404],
  ['method_not_allowed', 405],
  ['invalid_idempotent_request', 409],
  ['invalid_attachment', 422],
  ['invalid_from_address', 422],
  ['invalid_access', 422],
  ['invalid_parameter', 422],
  ['invalid_region', 422],
  ['missing_required_field', 422],
  ['security_error', 451],
  ['something_new', 418],
])('%s (%d) is dead-lettered, because a retry cannot help', (name, status) => {
  expect(failed(name, status)).toEqual({ kind: 'dead-letter', reason: `${name} (${status})` });
});

test.each([
  ['3', 3 * SECOND],
  ['0.5', SECOND / 2],
  ['86400', HOUR],
])('the wait that the service asks for is kept, up to an hour: %s seconds', (value, expected) => {
  expect(failed('rate_limit_exceeded', 429, { 'retry-after': value })).toMatchObject({ after: expected });
  expect(failed('application_error', 503, { 'retry-after': value })).toMatchObject({ after: expected });
});

test.each(['', '0', '-1', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT'])('“%s” is ignored as a wait', (value) => {
  expect(failed('rate_limit_exceeded', 429, { 'retry-after': value })).toMatchObject({ after: SECOND });
  expect(failed('application_error', 503, { 'retry-after': value })).toMatchObject({ after: undefined });
});
