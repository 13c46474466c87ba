import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { personIndex } from '../../api/team/person.ts';
import type { Candour } from '../support/candour.ts';
import { DIRECTOR, formTokenOf, MANAGER, RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { runCommand } from '../support/command.ts';
import { dataFolder, locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

const { team } = addresses;

/** A clinic whose leads need passkeys. */
async function withRequiredPasskeys(): Promise<Candour> {
  const folder = join(dataFolder(), 'content');
  cpSync(inject('sites').full.contentDir, folder, { recursive: true });
  const file = join(folder, 'team.yaml');
  const text = readFileSync(file, 'utf8').replace('passkeys: optional', 'passkeys: required-for-leads');
  writeFileSync(file, text);
  return openCandour({ env: { CONTENT_DIR: folder } });
}

const addPasskey = (candour: Candour, email: string): Promise<void> =>
  candour.store.addPasskey(
    {
      id: `passkey of ${email.slice(0, 3)}`,
      person: personIndex(candour.messages.keys.current, email),
      publicKey: Buffer.from('public'),
      counter: 0,
      transports: [],
    },
    candour.clock.now(),
  );

/** The token of the forms on the page about passkeys, which is the only one that such a lead is shown. */
async function tokenThere(visitor: TeamVisitor): Promise<string> {
  const $ = await read(visitor.get(team.passkeyNeeded));
  return $('input[name="form-token"]').first().attr('value') ?? '';
}

test('where leads need passkeys, a code takes a lead to the page that adds the first one, and no further', async () => {
  const candour = await withRequiredPasskeys();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, MANAGER);
  for (const path of [team.home, team.people, team.audit, team.kept, team.case('KT7243T2')])
    expect([path, locationOf(await visitor.get(path))]).toEqual([path, team.passkeyNeeded]);
  const $ = await read(visitor.get(team.passkeyNeeded));
  expect(visible($, 'h1')).toBe('You need a passkey');
  const token = { 'form-token': await tokenThere(visitor) };
  expect((await visitor.post(team.addPasskeyOptions, token)).status).toBe(200);
  const posted = await visitor.post(team.signOutPerson, { ...token, email: RECEPTION });
  expect(locationOf(posted)).toBe(team.passkeyNeeded);
  expect(locationOf(await visitor.post(team.signOut, token))).toBe(`${team.home}?signed-out`);
});

test('a lead who has a passkey must use it, and a code adds no other', async () => {
  const candour = await withRequiredPasskeys();
  await addPasskey(candour, MANAGER);
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, MANAGER);
  const $ = await read(visitor.get(team.passkeyNeeded));
  expect(visible($, 'h1')).toBe('Use your passkey');
  const token = { 'form-token': await tokenThere(visitor) };
  expect((await visitor.post(team.addPasskeyOptions, token)).status).toBe(403);
  expect((await visitor.post(team.addPasskey, { ...token, credential: '{}' })).status).toBe(403);
});

test('a handler goes on with a code', async () => {
  const candour = await withRequiredPasskeys();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, RECEPTION);
  expect((await visitor.get(team.people)).status).toBe(200);
});

test('an answer that no passkey gave signs nobody in, and adds nothing', async () => {
  const candour = await openCandour();
  await addPasskey(candour, MANAGER);
  const stranger = teamVisitor(candour);
  const options = (await (await stranger.post(team.passkeyOptions)).json()) as { challenge: string };
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: 'http://localhost:4310' })).toString('base64url');
  const answer = (fields: Record<string, string>) =>
    JSON.stringify({
      id: 'passkey of man',
      rawId: 'passkey of man',
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.get', options.challenge),
        authenticatorData: 'AAAA',
        signature: 'AAAA',
        ...fields,
      },
    });
  for (const credential of ['', '{}', 'null', '{"id":1}', '[', answer({}), 'x'.repeat(30_000)]) {
    const response = await stranger.post(team.passkey, { credential });
    expect(response.status).toBe(422);
    expect(stranger.cookies.has('candour_team')).toBe(false);
  }

  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, RECEPTION);
  await visitor.send(team.addPasskeyOptions);
  const posted = await visitor.send(team.addPasskey, { credential: answer({ attestationObject: 'AAAA' }) });
  expect(locationOf(posted)).toBe(`${team.people}?passkey-failed`);
  expect(rows(candour, 'SELECT id FROM team_passkeys')).toEqual([{ id: 'passkey of man' }]);
});

test('a lead removes the passkeys of somebody who has lost a device, and a handler does not', async () => {
  const candour = await openCandour();
  await addPasskey(candour, DIRECTOR);
  const [lead, handler, director] = [teamVisitor(candour), teamVisitor(candour), teamVisitor(candour)];
  await signIn(candour, lead, MANAGER);
  await signIn(candour, handler, RECEPTION);
  await signIn(candour, director, DIRECTOR);
  expect((await handler.send(team.removePasskeys, { email: DIRECTOR })).status).toBe(403);
  await lead.send(team.removePasskeys, { email: DIRECTOR });
  expect(rows(candour, 'SELECT id FROM team_passkeys')).toEqual([]);
  expect((await director.get(team.people)).status).toBe(303);
  const $ = await read(lead.get(team.audit));
  expect(visible($, 'tbody tr:first-child')).toContain('removed the passkeys of Medical director');
});

test('the command lists the team, and signs somebody out while the server runs', async () => {
  const candour = await openCandour({ dataDir: dataFolder(), at: new Date().toISOString() });
  await addPasskey(candour, MANAGER);
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, MANAGER);
  expect(await formTokenOf(visitor)).not.toBe('');
  expect(await runCommand(candour.dataDir, 'team', 'list')).toEqual({
    code: 0,
    err: '',
    out: [
      `${MANAGER}  Practice manager, lead, passkeys: 1, signed in now`,
      `${RECEPTION}  Reception, handler, passkeys: 0`,
      `${DIRECTOR}  Medical director, lead, passkeys: 0`,
      '',
    ].join('\n'),
  });
  const out = await runCommand(
    candour.dataDir,
    'team',
    'sign-out',
    'Manager@brackenholt.example',
    '--remove-passkeys',
  );
  expect(out).toEqual({ code: 0, err: '', out: 'Sessions ended: 1.\nPasskeys removed: 1.\n' });
  expect((await visitor.get(team.people)).status).toBe(303);
});
