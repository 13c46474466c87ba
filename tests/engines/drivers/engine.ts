/** What the journeys need from a browser. Each engine has one driver, so that every journey is written once. */

export type EngineName = 'Chromium' | 'Firefox' | 'WebKit';

/** How a visitor's browser is set. */
export interface VisitorOptions {
  /** Whether pages may run scripts. */
  scripts?: boolean;
  /** Whether the browser stores cookies and web storage. */
  storage?: boolean;
}

export interface Engine {
  version: string;
  /** Opens a browser without any history, as for a new visitor. */
  visitor: (options?: VisitorOptions) => Promise<Visitor>;
  close: () => Promise<void>;
}

export interface Visitor {
  newTab: () => Promise<Tab>;
  /** The names of all stored cookies, including those that scripts cannot see. */
  cookieNames: () => Promise<string[]>;
  close: () => Promise<void>;
}

export interface Tab {
  /** Opens an address and waits until it has loaded. */
  goto: (url: string) => Promise<void>;
  /** Scrolls to the first element that the selector finds, waits until it stays in its place, and clicks it with the mouse. */
  click: (selector: string) => Promise<void>;
  /** Types into a field. */
  type: (selector: string, text: string) => Promise<void>;
  /** Runs a function in the page, also where the page itself may run no script. */
  evaluate: <Result, Given = undefined>(work: (given: Given) => Result, given?: Given) => Promise<Result>;
}
