import { expect, test } from 'vitest';
import { demoInPublic } from '../../api/base/demo-origin.ts';

const DEMO = 'https://www.ashlark.example';
const OWN = 'https://www.sallow-rooms.co.uk';

test.each([
  'http://localhost:4310',
  'http://127.0.0.1:80',
  'http://[::1]:4310',
  'https://privacy.ashlark.example',
  'https://a.test',
])('an example clinic may be served at %s', (origin) => {
  expect(demoInPublic(origin, DEMO)).toBeUndefined();
});

test.each(['https://privacy.sallow-rooms.co.uk', 'https://example-clinic.co.uk', 'http://192.168.1.5:4310'])(
  'an example clinic may not be served at %s',
  (origin) => {
    expect(demoInPublic(origin, DEMO)).toContain(`PUBLIC_ORIGIN: expected localhost`);
    expect(demoInPublic(origin, DEMO)).toContain(`found ${origin}`);
    expect(demoInPublic(origin, OWN)).toBeUndefined();
  },
);
