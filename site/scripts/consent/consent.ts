import { trimmedUrl } from './address.ts';
import { REFUSED } from './choice-rule.ts';
import type { ChoiceCookie } from './choice-rule.ts';
import { forgetChoice, forgetKept, storedText, writeCounter } from './cookies.ts';
import { countVisit } from './counter.ts';
import { forThisHost, servicesOf } from './data.ts';
import type { ConsentData } from './data.ts';
import { carryOut, decide, gatedServices, openEngine } from './engine.ts';
import { later } from './later.ts';
import { hearOtherTabs, openChannel, tellOtherTabs } from './other-tab.ts';
import { purge } from './purge.ts';
import { enqueue, keep, queued } from './queue.ts';
import type { Action } from './queue.ts';
import { chosenAt, notGranted, readState } from './state.ts';
import type { State } from './state.ts';

/** The consent state, and the actions on it. */
export interface Consent {
  readonly data: ConsentData;
  readonly state: State;
  /** Grants every service that needs consent, and switches the visit counter on. */
  acceptAll: () => void;
  rejectAll: () => void;
  /** Grants exactly these services and sets the counter. */
  choose: (granted: string[], counter: boolean) => void;
  /** Switches only the visit counter. It does not answer the banner's question. */
  switchCounter: (on: boolean) => void;
  onChange: (tell: (state: State) => void) => void;
}

/**
 * Deletes what the visitor has not allowed, then starts what they have.
 * @param allowsServices whether services may run on this page; false on pages that show or take a request
 * @param runScripts runs the gated scripts of granted services, instead of vanilla-cookieconsent
 */
export async function startConsent(
  given: ConsentData,
  allowsServices: boolean,
  runScripts?: (granted: string[], data: ConsentData) => void,
): Promise<Consent> {
  const data = forThisHost(given);
  /** The receipt of the choice that applies, if it was made in this page. */
  let receipt = '';
  let state = read();
  if (!data.kept) forgetKept();
  purge(notGranted(data, state));
  if (state.overruled && state.choice) {
    record(state.choice.consentId, 'withdraw');
    forgetChoice();
  }
  const gated = gatedServices(data);
  const libraryRuns = allowsServices && !runScripts;
  await openEngine(data, libraryRuns, state.granted);
  const listeners: ((state: State) => void)[] = [];
  const channel = openChannel();
  /** Services that run in this page. A loaded script cannot be unloaded; only a new page is free of it. */
  const running = new Set<string>();
  let counted = false;
  let latest: ChoiceCookie | undefined;
  /** What was stored when it was last applied. */
  let applied = '';

  function read(): State {
    const stored = readState(data);
    for (const { consentId } of stored.overtaken) record(consentId, 'withdraw', stored);
    return stored;
  }

  function start(): void {
    if (!allowsServices) return;
    for (const service of gated) if (state.granted.includes(service)) running.add(service);
    runScripts?.(state.granted, data);
    const google = data.googleAnalytics?.service;
    if (google && state.granted.includes(google) && !running.has(google)) {
      running.add(google);
      // Loaded only when it may run.
      void loadGoogle().then((tag) => {
        tag.startGoogleAnalytics(data, () => state.granted, trimmedUrl(data.trimBelow));
      });
    }
    if (state.counter && !counted) {
      counted = true;
      countVisit(data);
    }
  }

  /** Applies the stored state, whichever tab stored it. */
  function follow(): void {
    state = read();
    applied = storedText();
    const stopped = [...running].some((service) => !state.granted.includes(service));
    if (stopped) stopGoogle(data);
    purge(notGranted(data, state));
    if (stopped) {
      location.reload();
      return;
    }
    start();
    show();
  }

  function show(): void {
    for (const tell of listeners) tell(state);
  }

  function record(id: string, action: Action, at: State = state): void {
    const counter = data.counter ? (at.counter ? 'on' : 'off') : 'none';
    receipt = enqueue({ ...at, id, action, counter, chosen: chosenAt(at) }, data);
    deliver();
  }

  function deliver(): void {
    void loadSender().then((sender) => sender.deliver({ queued, keep, latest: () => receipt }, data));
  }

  /** Stores a choice, applies it and queues its receipt. */
  function choose(granted: string[], counter: boolean, how: Action): void {
    const known = servicesOf(data).filter((service) => granted.includes(service));
    const before = (state = read());
    forgetKept();
    setCounter(counter);
    const choice = decide(known, state.signal, data);
    state = read();
    const withdrawn = before.granted.length > 0 && known.length === 0;
    const id = withdrawn && before.choice ? before.choice.consentId : choice.consentId;
    const chosen = state;
    latest = choice;
    const settle = () => {
      // A later click may have come first.
      if (latest === choice) carryOut(read().granted, data);
      // If the browser did not store the consent, there is none to record.
      if (known.length === 0 || chosen.granted.length > 0) record(id, withdrawn ? 'withdraw' : how, chosen);
      tellOtherTabs(channel);
      follow();
    };
    // The choice is stored. Running services must stop at once. New ones can wait until after the next paint, so that
    // the click shows first.
    if (running.size > 0) settle();
    else {
      show();
      later(settle);
    }
  }

  function setCounter(on: boolean): void {
    if (data.counter) writeCounter(on ? (state.signal ? 'on' : undefined) : 'off', data);
  }

  // Apply another tab's choice, and any choice that a page restored from the bfcache has missed.
  const catchUp = () => {
    void openEngine(data, libraryRuns, read().granted).then(follow);
    // Requests of this page have been overtaken.
    receipt = '';
    if (queued().length > 0) deliver();
  };
  hearOtherTabs(channel, catchUp);
  const lookAgain = () => {
    const isStored = storedText() !== applied;
    // A choice that has expired and a new signal of the browser change no cookie.
    const { granted, counter } = read();
    if (isStored || counter !== state.counter || granted.join() !== state.granted.join()) catchUp();
    else if (queued().length > 0) deliver();
  };
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) lookAgain();
  });
  // BroadcastChannel does not reach another host that shares the choice, so read the choice again when the page becomes
  // visible.
  if (data.cookieDomain)
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) lookAgain();
    });

  // Each visit renews an objection, because browsers limit a cookie's lifetime.
  if (state.word) writeCounter(state.word, data);
  applied = storedText();
  start();
  if (queued().length > 0) deliver();

  return {
    data,
    get state() {
      return state;
    },
    acceptAll: () => {
      choose(servicesOf(data), true, 'accept-all');
    },
    rejectAll: () => {
      choose([], false, 'reject-all');
    },
    choose: (granted, counter) => {
      choose(granted, counter, 'choose');
    },
    switchCounter: (on) => {
      forgetKept();
      setCounter(on);
      state = read();
      record(
        state.granted.length > 0 && state.choice ? state.choice.consentId : REFUSED,
        on ? 'counter-on' : 'counter-off',
      );
      tellOtherTabs(channel);
      follow();
    },
    onChange: (tell) => listeners.push(tell),
  };
}

/* Written as functions, because the bundler makes an import of a named function longer. */
const loadSender = () => import('./deliver.ts');
const loadGoogle = () => import('./google-analytics.ts');

/** Google's opt-out flag: a tag that is already loaded sends nothing more, not even on unload. */
function stopGoogle({ googleAnalytics }: ConsentData): void {
  if (googleAnalytics) Object.assign(window, { [`ga-disable-${googleAnalytics.id}`]: true });
}
