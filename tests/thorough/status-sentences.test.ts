import { describe, expect, test } from 'vitest';
import { requestKinds } from '../../content/forms/question.ts';
import { statusView } from '../../api/status-page/status-view.ts';
import { linesOfView, requestersOf, tableOf } from '../support/status-table.ts';
import { content } from '../support/stored-request.ts';

/** Every sentence of the page of a request, in every state, for every kind and requester. */

/** The reasons of a date are in the tests of deadlines, and the choices are the same in every state. */
const isOfState = (line: string): boolean => !/^(why|chosen): /.test(line);

describe.each(requestKinds)('%s', (kind) => {
  test.each(requestersOf[kind])('%s', async (asking) => {
    const said = tableOf(kind, asking).map(({ name, request, today }) =>
      [`== ${name}`, ...linesOfView(statusView(content, request, today)).filter(isOfState)].join('\n'),
    );
    await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot(`status-sentences/${kind}-${asking}.txt`);
  });
});
