/** One session of a WebDriver server (W3C WebDriver, the classic protocol). */
export interface Session {
  capabilities: { browserVersion: string };
  /** Sends a command. `path` is below the session, such as `/url`. Throws with the server's error and its message. */
  send: <Value = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Value>;
}

/** The key under which WebDriver gives the id of an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * Starts a session with these capabilities. A command is sent when the one before it has been answered: WebKit's driver
 * ends itself when a session is deleted while a script still waits for its answer.
 */
export async function newSession(server: string, alwaysMatch: object): Promise<Session> {
  const { sessionId, capabilities } = await command<{
    sessionId: string;
    capabilities: Session['capabilities'];
  }>(`${server}/session`, 'POST', { capabilities: { alwaysMatch } });
  let answered: Promise<unknown> = Promise.resolve();
  return {
    capabilities,
    send: <Value>(method: string, path: string, body?: object) => {
      const answer = answered.then(() =>
        command<Value>(`${server}/session/${sessionId}${path}`, method, body),
      );
      answered = answer.catch(() => undefined);
      return answer;
    },
  };
}

/** The path of the first element that the selector finds. Waits up to the session's implicit timeout. */
export async function elementPath({ send }: Session, selector: string): Promise<string> {
  const found = await send<Record<string, string>>('POST', '/element', {
    using: 'css selector',
    value: selector,
  });
  return `/element/${found[ELEMENT]}`;
}

async function command<Value>(url: string, method: string, body?: object): Promise<Value> {
  const response = await fetch(url, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebDriver, ${value.error}: ${value.message}`);
  return value;
}
