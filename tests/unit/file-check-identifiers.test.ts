import { expect, test } from 'vitest';
import type { About } from '../../api/casework/file-check/about.ts';
import { found } from '../file-check/found.ts';
import { robin } from '../file-check/letters.ts';

const inText = (text: string, about: About = robin) => found(Buffer.from(text), about);

test.each([
  ['NHS number 485 777 3457', ['nhs-number: 485 777 3457']],
  ['NHS No: 4857773457', ['nhs-number: 485 777 3457']],
  ['His own: 943 476 5919', []],
  ['One digit wrong: 485 777 3456', []],
  ['Invoice 4857773457', []],
  ['Write to kim@other.example', ['email: kim@other.example']],
  ['Write to ROBIN@mail.example or nurse@ashlark.example', []],
  ['Call 07700 900456', ['telephone: 07700 900456']],
  ['Call +44 (0)7700 900456 today', ['telephone: +44 (0)7700 900456']],
  ['Call +44 7700 900123, (020) 7946 0100 or 0800 123 4567', []],
  ['Range 01.02.2025 to 03.04.2025', []],
  ['Wife: date of birth 14 July 1979', ['birth-date: Wife: date of birth 14 July 1979']],
  ['Wife, born on 14/07/79', ['birth-date: Wife, born on 14/07/79']],
  ['DOB: 27.3.1985', []],
])('%s', async (text, expected) => {
  expect(await inText(text)).toEqual(expected);
});

test.each([
  ['14/02/2019 Seen by the nurse', ['outside-period: 14/02/2019 Seen by the nurse']],
  ['Date: 3rd May 2021', ['outside-period: Date: 3rd May 2021']],
  ['Monday, 3 May 2021: stitches out', ['outside-period: Monday, 3 May 2021: stitches out']],
  ['14/02/2025 Seen by the nurse', []],
  ['She had an operation on 4 May 2012', []],
  ['Her mother was ill on\n3 May 1999 and her father', []],
  ['27/03/1985', []],
  ['24/11/2026, 10:04 printed', []],
])('with 2025 asked for: %s', async (text, expected) => {
  expect(await inText(text)).toEqual(expected);
});

test('without a period, no date is outside it', async () => {
  expect(await inText('14/02/2019 Seen by the nurse', { ...robin, period: undefined })).toEqual([]);
});

test('a case that does not know a number takes the first beside the name, and no other', async () => {
  const unknown = { ...robin, nhsNumbers: [], birthDates: [] };
  const head = 'Patient: Robin Sample\nNHS number 943 476 5919\n';
  expect(await inText(head, unknown)).toEqual([]);
  expect(await inText(`${head}Robin Sample’s wife: NHS number 485 777 3457`, unknown)).toEqual([
    'nhs-number: 485 777 3457',
  ]);
});
