import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import { everything, mailsOf, recorded } from '../support/case.ts';
import { caseOfPage, confirmedPage, openStatusPage, statusVisitor, tokenOfPage } from '../support/status.ts';
import { locationOf, openCandour, read, toTeam, visible } from '../support/visit.ts';

/** What a person can do on the page of their request, once a code has opened it. */

const { reply, withdraw } = addresses.api.status;

describe('writing to the team', () => {
  test('is recorded with the case once, and the team gets it with what to record', async () => {
    const candour = await openCandour();
    const page = await confirmedPage(candour);
    const { reference } = await recorded(
      candour,
      await caseOfPage(candour, page),
      'case.clarification-requested',
      {
        reason: 'Which year?',
      },
    );
    const visitor = statusVisitor(candour);
    await openStatusPage(candour, visitor, page);
    const before = toTeam(candour).length;
    for (let click = 0; click < 2; click++) {
      const response = await visitor.post(reply, {
        outcome: tokenOfPage(page),
        text: 'The year 2025.\r\nThanks',
      });
      expect([response.status, locationOf(response)]).toEqual([303, `${page}?sent`]);
    }
    const request = await caseOfPage(candour, page);
    expect(request.events.at(-1)).toMatchObject({
      what: 'case.reply-received',
      on: '2026-11-22',
      reason: 'The year 2025.\nThanks',
    });
    expect(request.events.filter(({ what }) => what === 'case.reply-received')).toHaveLength(1);
    await candour.round();
    const [mail, ...others] = toTeam(candour).slice(before);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: `The person wrote about ${reference}`,
      replyTo: 'robin@patient.example',
    });
    expect(mail?.text).toContain('    The year 2025.\n    Thanks');
    expect(mail?.text).toContain(
      `npm run cases -- record ${reference} clarification-received --on 2026-11-22`,
    );
    expect(visible(await read(visitor.get(`${page}?sent`)))).toContain('Thank you. We have your message');
  });

  test.each([
    ['nothing', ' \n ', 'Write your message first'],
    ['too much', 'x'.repeat(4001), 'Your message must be 4,000 characters or fewer'],
  ])('%s is not taken, and what was written stays', async (_, text, problem) => {
    const candour = await openCandour();
    const page = await confirmedPage(candour);
    const visitor = statusVisitor(candour);
    await openStatusPage(candour, visitor, page);
    const before = everything(candour);
    const response = await visitor.post(reply, { outcome: tokenOfPage(page), text });
    expect(response.status).toBe(422);
    const $ = await read(response);
    expect($('[role=alert]').text().trim()).toBe(problem);
    expect($('title').text()).toMatch(/^Error: /);
    expect($('textarea').val()).toBe(text);
    expect(everything(candour)).toEqual(before);
  });

  test('after the 30 minutes sends nothing, and loses nothing', async () => {
    const candour = await openCandour();
    const page = await confirmedPage(candour);
    const visitor = statusVisitor(candour);
    await openStatusPage(candour, visitor, page);
    candour.clock.advance(30 * MINUTE);
    const before = everything(candour);
    const response = await visitor.post(reply, { outcome: tokenOfPage(page), text: 'A long answer' });
    expect(response.status).toBe(403);
    const $ = await read(response);
    expect($('textarea').val()).toBe('A long answer');
    expect($('textarea').attr('readonly')).toBeDefined();
    expect(everything(candour)).toEqual(before);
  });
});

describe('withdrawing', () => {
  test('closes the case, tells the team, and sends the person an email', async () => {
    const candour = await openCandour();
    const page = await confirmedPage(candour);
    const visitor = statusVisitor(candour);
    await openStatusPage(candour, visitor, page);
    await mailsOf(candour);
    const response = await visitor.post(withdraw, { outcome: tokenOfPage(page) });
    expect([response.status, locationOf(response)]).toEqual([303, page]);
    const request = await caseOfPage(candour, page);
    expect(request.closedOn).toBe('2026-11-22');
    expect(request.events.at(-1)).toEqual({
      what: 'case.withdrawn',
      on: '2026-11-22',
      at: candour.clock.now(),
    });
    expect((await mailsOf(candour)).map(({ to, subject }) => [to, subject])).toEqual([
      ['robin@patient.example', `Your request is closed, as you asked (${request.reference})`],
      [candour.messages.clinic.requestsTeam.email, `Withdrawn: ${request.reference}`],
    ]);
    expect((await read(visitor.get(page)))('h1').text()).toBe('You withdrew your request');
    await visitor.post(withdraw, { outcome: tokenOfPage(page) });
    expect((await caseOfPage(candour, page)).events).toEqual(request.events);
  });

  test('without a code does nothing', async () => {
    const candour = await openCandour();
    const page = await confirmedPage(candour);
    const before = everything(candour);
    const response = await statusVisitor(candour).post(withdraw, { outcome: tokenOfPage(page) });
    expect(response.status).toBe(403);
    expect(everything(candour)).toEqual(before);
  });
});
