import { counterOrigins } from './choices.ts';
import type { Register } from './schema.ts';

/** What a page's Content-Security-Policy allows. */
export interface PageRules {
  /** Hashes of inline scripts, as `'sha256-…'`. */
  inline: string[];
  /** Hashes of inline styles. */
  styles?: string[];
  /** Whether the page may load the register's services. Pages that show or take a request never do. */
  services: boolean;
}

/** Returns the value of the Content-Security-Policy header, made from the register. */
export function contentPolicy({ purposes }: Register, { inline, styles = [], services }: PageRules): string {
  const listed = services ? purposes.flatMap((purpose) => purpose.services) : [];
  const from = (kind: 'script' | 'connect' | 'image' | 'frame') =>
    listed.flatMap(({ origins }) => origins[kind]);
  const directives: [name: string, ...sources: string[]][] = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...inline, ...from('script')],
    ['style-src', "'self'", ...styles],
    ['img-src', "'self'", ...from('image')],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...from('connect'), ...listed.flatMap(counterOrigins)],
    ['frame-src', "'self'", ...from('frame')],
    ['form-action', "'self'"],
    ['base-uri', "'none'"],
    ['frame-ancestors', "'none'"],
  ];
  return directives.map((words) => [...new Set(words)].join(' ')).join('; ');
}
