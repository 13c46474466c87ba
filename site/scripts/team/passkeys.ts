/*
 * Passkeys in the browser (Web Authentication Level 3). The server's options come as JSON with base64url, which the
 * browser wants as bytes, and the answer goes back the same way, in a hidden field of an ordinary form.
 */

type Creation = PublicKeyCredentialCreationOptions;

interface Options extends Omit<Creation, 'challenge' | 'user' | 'excludeCredentials'> {
  challenge: string;
  /** Only for a new passkey. */
  user?: Omit<Creation['user'], 'id'> & { id: string };
  excludeCredentials?: { id: string; type: 'public-key' }[];
}

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

const text = (buffer: ArrayBuffer | null): string | undefined =>
  buffer === null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=+$/, '');

/** Asks the browser for a passkey. Throws if the person cancels. */
async function ask({
  challenge,
  user,
  excludeCredentials = [],
  ...rest
}: Options): Promise<Credential | null> {
  if (!user) return navigator.credentials.get({ publicKey: { ...rest, challenge: bytes(challenge) } });
  return navigator.credentials.create({
    publicKey: {
      ...rest,
      challenge: bytes(challenge),
      user: { ...user, id: bytes(user.id) },
      excludeCredentials: excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })),
    },
  });
}

/** The answer of the device as the server reads it. */
function answerOf({ id, type, response }: PublicKeyCredential): string {
  const fields =
    response instanceof AuthenticatorAttestationResponse
      ? { attestationObject: text(response.attestationObject), transports: response.getTransports() }
      : response instanceof AuthenticatorAssertionResponse
        ? {
            authenticatorData: text(response.authenticatorData),
            signature: text(response.signature),
            userHandle: text(response.userHandle),
          }
        : {};
  return JSON.stringify({
    id,
    rawId: id,
    type,
    clientExtensionResults: {},
    response: { clientDataJSON: text(response.clientDataJSON), ...fields },
  });
}

async function usePasskey(form: HTMLFormElement): Promise<void> {
  const error = form.querySelector<HTMLElement>('[role="alert"]');
  const field = form.querySelector<HTMLInputElement>('[name="credential"]');
  if (error) error.hidden = true;
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    const response = await fetch(form.dataset['options'] ?? '', { method: 'POST', body });
    if (!response.ok) throw new Error('No options');
    const credential = await ask((await response.json()) as Options);
    if (!(credential instanceof PublicKeyCredential) || !field) throw new Error('No passkey');
    field.value = answerOf(credential);
    form.submit();
  } catch {
    if (error) error.hidden = false;
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (!('PublicKeyCredential' in window)) continue;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void usePasskey(form);
  });
}
