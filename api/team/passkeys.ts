import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { TeamMember } from '../../content/team/schema.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { StoredPasskey } from '../store/team-passkeys.ts';
import { isStoreFault } from '../store/fault.ts';
import { hashCode } from './codes.ts';
import { hashSecret } from './cookies.ts';
import { personIndex, personIndexes } from './person.ts';

/*
 * Passkeys (Web Authentication, W3C): signing in with the lock of a telephone or computer. The device must check who uses
 * it. The browser offers the passkeys that it has, so that nobody types who they are.
 */

type Dependencies = Pick<RouteDependencies, 'config' | 'store' | 'clock' | 'messages'>;

/** Loaded when somebody uses a passkey: the library has 300 files, and the server starts without them. */
const webAuthn = () => import('@simplewebauthn/server');

/** The longest answer of a device that we parse, in characters. */
const LONGEST_ANSWER = 20_000;

const site = ({ config, messages }: Dependencies) => ({
  id: new URL(config.publicOrigin).hostname,
  origin: config.publicOrigin,
  name: messages.clinic.tradingName,
});

/** What the browser is asked for when somebody signs in. The challenge works once, in that browser, for ten minutes. */
export async function signInOptions(services: Dependencies, secret: string) {
  const options = await (
    await webAuthn()
  ).generateAuthenticationOptions({
    rpID: site(services).id,
    userVerification: 'required',
  });
  await services.store.addTeamCode(
    {
      browser: hashSecret(secret),
      purpose: 'passkey',
      person: undefined,
      hash: hashCode(secret, options.challenge),
    },
    services.clock.now(),
  );
  return options;
}

/** The passkey that a device has signed with. Undefined if the answer is not right. */
export async function checkSignIn(
  services: Dependencies,
  secret: string,
  given: string,
): Promise<StoredPasskey | undefined> {
  const { store, clock } = services;
  const response = parseAnswer(given);
  const passkey = response && (await store.findPasskey(response.id));
  if (!passkey) return undefined;
  const { id, publicKey, counter, transports } = passkey;
  const { id: rpId, origin } = site(services);
  try {
    const { verified, authenticationInfo } = await (
      await webAuthn()
    ).verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: (challenge) => isChallenge(services, secret, 'passkey', challenge),
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: {
        id,
        publicKey: Uint8Array.from(publicKey),
        counter,
        transports,
      },
    });
    if (!verified) return undefined;
    await store.notePasskeyUse(id, authenticationInfo.newCounter, clock.now());
    return passkey;
  } catch (error) {
    rethrowFault(error);
    return undefined;
  }
}

/** What the browser is asked for when somebody adds a passkey. `secret` is the token of their session. */
export async function addingOptions(services: Dependencies, secret: string, member: TeamMember) {
  const { store, clock, messages } = services;
  const { id, name } = site(services);
  const person = personIndex(messages.keys.current, member.email);
  const existing = await store.passkeysOf(personIndexes(messages.keys, member.email));
  const options = await (
    await webAuthn()
  ).generateRegistrationOptions({
    rpName: name,
    rpID: id,
    userID: Uint8Array.from(person),
    userName: member.email,
    userDisplayName: member.name,
    attestationType: 'none',
    excludeCredentials: existing.map((one) => ({ id: one.id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await store.addTeamCode(
    {
      browser: hashSecret(secret),
      purpose: 'new-passkey',
      person,
      hash: hashCode(secret, options.challenge),
    },
    clock.now(),
  );
  return options;
}

/** Adds the passkey that a device has made. Returns whether the answer was right. */
export async function addPasskey(
  services: Dependencies,
  secret: string,
  member: TeamMember,
  given: string,
): Promise<boolean> {
  const { store, clock, messages } = services;
  const response = parseAnswer(given);
  if (!response) return false;
  const { id, origin } = site(services);
  try {
    const { verified, registrationInfo } = await (
      await webAuthn()
    ).verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: (challenge) => isChallenge(services, secret, 'new-passkey', challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (!verified || (await store.findPasskey(registrationInfo.credential.id))) return false;
    const { credential } = registrationInfo;
    const person = personIndex(messages.keys.current, member.email);
    await store.addPasskey({ ...credential, person, transports: credential.transports ?? [] }, clock.now());
    return true;
  } catch (error) {
    rethrowFault(error);
    return false;
  }
}

async function isChallenge(
  { store, clock }: Dependencies,
  secret: string,
  purpose: 'passkey' | 'new-passkey',
  challenge: string,
): Promise<boolean> {
  const used = await store.useTeamCode(hashSecret(secret), purpose, hashCode(secret, challenge), clock.now());
  return used.outcome === 'right';
}

/** The library throws an `Error` for a wrong answer. Throws what is a fault of the store. */
function rethrowFault(error: unknown): void {
  if (isStoreFault(error) || !(error instanceof Error)) throw error;
}

/** The answer of a device, as JSON. Undefined if it cannot be one. The verification checks every other field. */
function parseAnswer(given: string): { id: string } | undefined {
  if (given.length > LONGEST_ANSWER) return undefined;
  try {
    const parsed: unknown = JSON.parse(given);
    const isAnswer =
      typeof parsed === 'object' && parsed !== null && 'id' in parsed && typeof parsed.id === 'string';
    return isAnswer ? (parsed as { id: string }) : undefined;
  } catch {
    return undefined;
  }
}
