import type { SearchIndex } from '../../policies/search-index.ts';
import { find, LIMITS, readIndex } from './find.ts';
import type { ReadIndex, Result } from './find.ts';

/**
 * The search of the policies. What is typed stays in this tab: it is in no request and no address, because an address
 * gets into the history, which browsers copy to other devices, and into what a visit counter records. The field has no
 * name, so that no browser can send it.
 */

/** In milliseconds: longer than a slow response, shorter than a person waits. */
const TIME_LIMIT = 30_000;
/** In milliseconds without a key, before a search and its announcement. */
const PAUSE = 300;

const form = document.querySelector<HTMLFormElement>('form[data-search]');
// Without AbortSignal.timeout, the browser may lack more of what this needs. The page has all headings.
if (form && 'timeout' in AbortSignal) start(form, form.dataset as unknown as Texts);

/** The address of the index, and what the status line says. */
interface Texts {
  search: string;
  one: string;
  other: string;
  best: string;
  none: string;
  loading: string;
  short: string;
  failed: string;
}

function start(form: HTMLFormElement, texts: Texts): void {
  const field = form.querySelector('input');
  const status = document.querySelector('[data-search-status]');
  const results = document.querySelector('[data-search-results]');
  if (!field || !status || !results) return;
  const list = make('ol');
  list.className = 'index';
  results.append(list);
  let loading: Promise<ReadIndex> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** A failed attempt is forgotten, so that the next search tries again. */
  const load = (): Promise<ReadIndex> =>
    (loading ??= fetchIndex(texts.search).catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));

  async function search(isSubmitted: boolean): Promise<void> {
    clearTimeout(timer);
    const search = field?.value ?? '';
    // In a page restored from the bfcache, WebKit resets a field without autocomplete to its default.
    field?.setAttribute('value', search);
    keep(search);
    // The first letter of a word is no mistake.
    const short = isSubmitted ? texts.short : '';
    if (search.trim() === '') {
      show(short, []);
      return;
    }
    const slow = setTimeout(() => {
      if (search === field?.value) show(texts.loading, []);
    }, PAUSE);
    try {
      const index = await load();
      // Meanwhile there may be a newer search.
      if (search === field?.value) answer(find(index, search), short);
    } catch {
      if (search === field?.value) show(texts.failed, []);
    } finally {
      clearTimeout(slow);
    }
  }

  function answer(found: ReturnType<typeof find>, short: string): void {
    if (!found) {
      show(short, []);
      return;
    }
    const { count, results } = found;
    const { one, other, best, none } = texts;
    const text = count === 0 ? none : count === 1 ? one : count > results.length ? best : other;
    const line = text.replace('{count}', String(count)).replace('{shown}', String(results.length));
    show(line, results, count === 0);
  }

  function show(line: string, results: readonly Result[], isNothing = false): void {
    if (status && status.textContent !== line) status.textContent = line;
    list.replaceChildren(...results.map(itemOf));
    setHidden('[data-search-results]', results.length === 0);
    setHidden('[data-search-none]', !isNothing);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search(true);
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(false), PAUSE);
  });
  field.addEventListener('focus', () => {
    load().catch(() => undefined);
  });

  const { searched } = (history.state ?? {}) as { searched?: string };
  if (searched) {
    field.value = searched;
    void search(true);
  }
  form.dataset['ready'] = '';
}

async function fetchIndex(address: string): Promise<ReadIndex> {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIME_LIMIT) });
  if (!response.ok) throw new Error(String(response.status));
  return readIndex((await response.json()) as SearchIndex);
}

/** Keeps the search with this entry of the tab's history, for Back and for a reload. It ends with the tab. */
function keep(searched: string): void {
  history.replaceState(searched ? { searched: searched.slice(0, LIMITS.characters) } : null, '');
}

function setHidden(selector: string, isHidden: boolean): void {
  document.querySelector(selector)?.toggleAttribute('hidden', isHidden);
}

function itemOf({ url, heading, policy, under, excerpt }: Result): HTMLElement {
  const link = make('a', heading);
  link.href = url;
  const place = make('p', under ? `${policy}: ${under}` : policy);
  place.className = 'quiet';
  const text = make('p', ...excerpt.map((piece) => (piece.marked ? make('mark', piece.text) : piece.text)));
  return make('li', make('h3', link), place, ...(excerpt.length > 0 ? [text] : []));
}

/** Makes an element. A string becomes text, never HTML. */
function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}
