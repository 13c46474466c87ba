import { runInNewContext } from 'node:vm';
import { bootScript } from '../../site/consent/boot-script.ts';
import type { ChoiceCookie } from '../../site/scripts/consent/choice-rule.ts';
import { NOW, REVISION } from './choices.ts';

export interface BootVisit {
  cookie?: string | undefined;
  signal?: boolean;
  purposes?: string[];
  /** Whether the browser stores cookies. */
  cookieEnabled?: boolean;
  /** Whether the browser lets pages use local storage. */
  localStorage?: boolean;
  now?: number;
  revision?: number;
}

/** What the boot script makes of a visit. */
export interface Booted {
  consent: string | undefined;
  counts: boolean;
  /** What it leaves for the module from the server's copies. */
  choices: ChoiceCookie[];
  words: string[];
}

/** Runs the boot script, where the server keeps a copy of choices. */
export function booted({
  cookie = '',
  signal = false,
  purposes = ['analytics'],
  cookieEnabled = true,
  localStorage = true,
  now = NOW,
  revision = REVISION,
}: BootVisit): Booted {
  const attributes: string[] = [];
  const page = {
    dataset: {} as Record<string, string>,
    setAttribute: (name: string) => attributes.push(name),
  };
  class Clock extends Date {
    static override now = () => now;
  }
  const window: { consentKept?: unknown; consentWord?: string } = {};
  runInNewContext(bootScript(revision, purposes, true), {
    document: { documentElement: page, cookie, addEventListener: () => undefined },
    window,
    navigator: { globalPrivacyControl: signal, cookieEnabled },
    get localStorage() {
      if (!localStorage) throw new DOMException('Access is denied for this document.', 'SecurityError');
      return { length: 0 };
    },
    sessionStorage: { length: 0 },
    Date: Clock,
    decodeURIComponent,
  });
  return {
    consent: page.dataset['consent'],
    counts: attributes.includes('data-counts'),
    // As plain values of this realm.
    choices: JSON.parse(JSON.stringify(window.consentKept ?? [])) as ChoiceCookie[],
    words: window.consentWord ? [window.consentWord] : [],
  };
}
