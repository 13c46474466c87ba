import { describe, expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { favicon } from '../../site/brand/favicon.ts';
import { loadBrand } from '../../site/brand/load-brand.ts';
import { brandProperties, dropInProperties } from '../../site/brand/stylesheet.ts';
import { lengthOf } from '../../site/layouts/heading-length.ts';
import { mailDarkMode, mailStyles } from '../../site/styles/mail.ts';

const luxury = orThrow(loadBrand('tests/fixtures/brands/luxury'));
const warm = orThrow(loadBrand('tests/fixtures/brands/warm'));
const candour = orThrow(loadBrand('tests/clinics/minimal'));

describe('the brand sets', () => {
  test('the custom properties of pages, for light and dark mode', () => {
    const css = brandProperties(warm, ':root');
    expect(css).toMatch(/^:root\{color-scheme:light dark;--page:#fcfbf9;/);
    expect(css).toContain('--accent:#8a3b2a;');
    expect(css).toContain('--radius:1.25rem;');
    expect(css).toContain("--sans:'Figtree', ");
    expect(css).toMatch(/@media \(prefers-color-scheme:dark\)\{:root\{--page:#[0-9a-f]{6};/);
  });

  test('those of the banner on other websites, with no typeface of ours', () => {
    const css = dropInProperties(warm, '.consent');
    expect(css).toContain('.consent{color-scheme:light dark;');
    expect(css).toContain('--accent:#8a3b2a;');
    expect(css).not.toContain('Figtree');
    expect(css).not.toContain(':root');
  });

  test('the colours and corners of emails, in light and dark', () => {
    const { button, name, sheet } = mailStyles(luxury);
    expect(button).toContain(
      'color: #ffffff; text-decoration: none; background-color: #1d1a17; border-radius: 0px;',
    );
    expect(name).toContain("font-family: Charter, 'Bitstream Charter'");
    expect(sheet).toContain('border-top: 6px solid #1d1a17;');
    expect(mailDarkMode(luxury)).toContain('.sheet .button { background-color: #e8c179 !important;');
  });

  test('the icon: the first letter of the name, or Candour’s door without a brand', () => {
    expect(favicon(luxury, 'The Brackenholt Clinic')).toContain('fill="#c9a86a">B</text>');
    expect(favicon(luxury, '4 Ways & <Sons>')).toContain('>4</text>');
    expect(favicon(candour, 'Little Sorrel Podiatry')).toContain('<path fill="#0f4f47" d="M6 40V16a14');
  });
});

describe('a heading is set smaller where', () => {
  test.each([
    ['nothing is long', 'Your privacy at Ashlark Clinic', undefined],
    ['it is long', 'Your privacy at The Brackenholt Clinic for Women and Children', 'heading-long'],
    ['a word is long', 'Your privacy at Otorhinolaryngology', 'heading-very-long'],
    ['a word is rather long', 'Your privacy at Dermatologists', 'heading-long'],
    [
      'it is very long',
      'Your privacy at The Brackenholt Centre for Reconstructive, Orthopaedic and Plastic Surgery',
      'heading-very-long',
    ],
  ])('%s', (_, heading, size) => {
    expect(lengthOf(heading, 'besidePicture')).toBe(size);
  });

  test('a word of 14 letters fits across the page', () => {
    expect(lengthOf('Privacy at Dermatologists')).toBe(undefined);
    expect(lengthOf('Privacy at Otorhinolaryngology')).toBe('heading-very-long');
  });
});
