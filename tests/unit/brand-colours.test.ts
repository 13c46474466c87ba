import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../site/brand/contrast.ts';
import { failures } from '../../site/brand/judge-colours.ts';
import { backgrounds, darkTokens, lightTokens } from '../../site/brand/tokens.ts';
import type { Colours, Tokens } from '../../site/brand/tokens.ts';

const ours: Colours = { main: '#0f4f47', second: '#eba677' };

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const pair = fc.record({ main: colour, second: colour });

/** The pairs of colours that stand on each other, by what WCAG 2.2 asks of them, that have less. */
function unreadable(tokens: Tokens): string[] {
  const words = ['ink', 'quiet', 'accent', 'accentStrong', 'error'] as const;
  const grounds = backgrounds(tokens);
  const pairs: [name: string, front: string, back: string, ratio: number][] = [
    ...words.flatMap((word) =>
      grounds.map((back): [string, string, string, number] => [word, tokens[word], back, 4.5]),
    ),
    ...(['control', 'focus'] as const).flatMap((line) =>
      grounds.map((back): [string, string, string, number] => [line, tokens[line], back, 3]),
    ),
    ['words on a button', tokens.onAccent, tokens.accent, 4.5],
    ['words on a button pointed at', tokens.onAccent, tokens.accentStrong, 4.5],
    ['errors in the summary', tokens.error, tokens.errorTint, 4.5],
    ['words in the summary', tokens.ink, tokens.errorTint, 4.5],
    ['edge of a button', tokens.accent, tokens.page, 3],
  ];
  return pairs.flatMap(([name, front, back, ratio]) =>
    contrast(front, back) < ratio ? [`${name}: ${front} on ${back}`] : [],
  );
}

const accepted = ({ main, second }: Colours): Colours =>
  Object.assign(
    { main, second },
    Object.fromEntries(failures({ main, second }).map(({ which, nearest }) => [which, nearest])),
  );

describe('the colours that a brand of two colours gets', () => {
  test('are those of Candour for its own two', () => {
    const { page, band, ink, accent, onAccent, focus } = lightTokens(ours);
    expect({ page, band, ink, accent, onAccent, focus }).toEqual({
      page: '#fdfbf9',
      band: '#e4efed',
      ink: '#142724',
      accent: '#0f4f47',
      onAccent: '#ffffff',
      focus: '#a74b00',
    });
    const dark = darkTokens(ours);
    expect([dark.page, dark.band, dark.ink, dark.accent]).toEqual([
      '#0e1715',
      '#132724',
      '#e8efed',
      '#92d7cb',
    ]);
  });

  test('are readable in light and dark, or the pair is refused with a proposal that passes', () => {
    fc.assert(
      fc.property(pair, (given) => {
        const usable = accepted(given);
        expect(failures(usable)).toEqual([]);
        expect(unreadable(lightTokens(usable))).toEqual([]);
        expect(unreadable(darkTokens(usable))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('are found unreadable where one of them is', () => {
    expect(unreadable({ ...lightTokens(ours), quiet: '#9aa5a5' })).toHaveLength(4);
    expect(unreadable({ ...darkTokens(ours), control: '#2d423e' })).toHaveLength(4);
  });

  test('keep text at 7:1', () => {
    fc.assert(
      fc.property(pair, (given) => {
        const usable = accepted(given);
        for (const tokens of [lightTokens(usable), darkTokens(usable)])
          for (const ground of backgrounds(tokens)) {
            expect(contrast(tokens.ink, ground)).toBeGreaterThanOrEqual(7);
            expect(contrast(tokens.quiet, ground)).toBeGreaterThanOrEqual(7);
          }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a pair that is hard to read', () => {
  test('is refused with the nearest colour of the same hue', () => {
    expect(failures({ main: '#1fa08c', second: '#f6d2b8' })).toMatchObject([
      { which: 'main', needs: 4.5, nearest: '#007a68' },
    ]);
  });

  test('is refused for its second colour where that hardly differs from the first', () => {
    expect(failures({ main: '#223366', second: '#882233' })).toMatchObject([
      { which: 'second', needs: 3, nearest: '#c85d67' },
    ]);
  });

  test('gets a proposal for the second colour that goes with the one for the first', () => {
    const [first, second] = failures({ main: '#1fa08c', second: '#eba677' });
    expect([first?.which, second?.which]).toEqual(['main', 'second']);
    expect(contrast(first?.nearest ?? '', second?.nearest ?? '')).toBeGreaterThanOrEqual(3);
  });
});

test('dark mode takes its accent from the second colour where the first is black', () => {
  expect(darkTokens({ main: '#1d1a17', second: '#c9a86a' }).accent).toBe('#e8c179');
});
