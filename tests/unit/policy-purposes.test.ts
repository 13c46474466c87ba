import { describe, expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import type { Clinic } from '../../content/schema.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { policyHtml, rowOf, sectionOf } from '../support/policy-text.ts';

/** What this release’s policies say about why data is used and who receives it, for each kind of clinic. */

const full = (facts: Partial<Clinic> = {}): Clinic => ({ ...fullClinic, ...facts });
const minimal = (facts: Partial<Clinic> = {}): Clinic => ({ ...minimalClinic, ...facts });
const aboutTheLaw = (clinic: Clinic) => sectionOf('privacy', 'law', clinic);

describe('research, registers and PHIN', () => {
  test('have a row each, with the controller and the legal basis', () => {
    expect(rowOf('privacy', /^To do research: how scars heal/, full())).toMatch(
      /We ask you first.*6\(1\)\(f\).*9\(2\)\(j\).*10 years after the study ends.*University of Brackenholt/,
    );
    expect(rowOf('privacy', /^To report to the Brackenholt Implant Register/, full())).toMatch(
      /The implant.*Legal duty \(6\(1\)\(c\)\)/,
    );
    expect(rowOf('privacy', /\(PHIN\)/, full())).toMatch(
      /Private Healthcare Market Investigation Order 2014 \(6\(1\)\(c\)\)/,
    );
  });

  test('are based on consent if patients are asked', () => {
    const registers = fullClinic.registers.map((it) => ({ ...it, basis: 'consent' as const }));
    expect(rowOf('privacy', /^To report to the Brackenholt/, full({ registers }))).toMatch(
      /6\(1\)\(a\).*Explicit consent \(9\(2\)\(a\)\)/,
    );
  });

  test('are denied only by a clinic that does no research', () => {
    const denied = /do not use records that show who you are for research/;
    expect(aboutTheLaw(minimal())).toMatch(denied);
    expect(aboutTheLaw(full())).not.toMatch(denied);
    expect(policyHtml('privacy', minimal())).not.toMatch(/PHIN|implant register/i);
  });
});

describe('several controllers', () => {
  test('are named in both policies, with their number and what happens to a request for them', () => {
    for (const [kind, id] of [
      ['privacy', 'who-we-are'],
      ['medical-records', 'closing'],
    ] as const) {
      const said = sectionOf(kind, id, full());
      expect(said, kind).toContain('Consultants who see patients here');
      expect(said, kind).toContain('we pass your request on and tell you to whom');
    }
    expect(sectionOf('privacy', 'who-we-are', full())).toContain('ZB000022');
    expect(sectionOf('privacy', 'who-we-are', minimal())).not.toMatch(/decide about/);
  });
});

test('advertising has a purpose, a basis and recipients in the privacy notice', () => {
  expect(rowOf('privacy', /our advertising/, full())).toMatch(
    /Consent \(6\(1\)\(a\)\).*Advertising networks/,
  );
  expect(policyHtml('privacy', minimal())).not.toMatch(/advertising networks/i);
  expect(sectionOf('cookies', 'at-a-glance', full())).not.toContain('There is no advertising.');
});

test('NHS care is based on the public task, and never only on legitimate interests', () => {
  const care = [/^To trace/, /^To draft notes/, /^To check and improve/, /^To handle complaints/];
  for (const row of care) {
    expect(rowOf('privacy', row, full()), String(row)).toMatch(
      /6\(1\)\(f\)\); for NHS care, public task \(6\(1\)\(e\)\)/,
    );
    expect(rowOf('privacy', row, full({ nhsWork: false })), String(row)).not.toContain('6(1)(e)');
  }
  expect(rowOf('privacy', /^To treat you/, full())).toContain(
    'someone other than the NHS arranges your care',
  );
});

test('a medical record of NHS care is based on the public task', () => {
  const basis = (clinic: Clinic) => sectionOf('medical-records', 'lawful-basis', clinic);
  expect(basis(full())).toContain('For care that the NHS pays for or arranges, we rely on our public task.');
  expect(basis(full({ nhsWork: false }))).not.toContain('public task');
});

test('only pictures that use radiation have a dose and a law on it', () => {
  const row = (radiation: boolean) => {
    const imaging = { what: 'Pictures of your heart', keepYears: 8, radiation };
    return rowOf('privacy', /^To take pictures of your heart/, full({ imaging }));
  };
  expect(row(true)).toMatch(/the radiation dose.*the law on radiation \(6\(1\)\(c\)\)/);
  expect(row(false)).toMatch(/The pictures, what they show.*Contract \(6\(1\)\(b\)\)/);
  expect(row(false)).not.toMatch(/radiation/);
});

test('a later no to analytics ends collection, and not storage', () => {
  expect(rowOf('privacy', /^To learn how our websites/, full())).toContain(
    'If you say no later, nothing new is collected',
  );
});

describe('marketing', () => {
  const said = (newsletter: Clinic['newsletter']) => sectionOf('privacy', 'marketing', full({ newsletter }));
  const news = { channels: ['email' as const], softOptIn: true, profiling: false, openTracking: false };

  test('asks first, except where the soft opt-in holds, and names only its channels', () => {
    expect(said(news)).toContain(
      'Yes, if you ticked a box for that. If you bought a treatment, or talked to us about one, we may also email you about similar treatments, unless you said no. You can say no when you give us your address or number.',
    );
    expect(said(news)).toContain('Every message says how to stop');
    expect(said(news)).not.toMatch(/text/);
    expect(said({ ...news, channels: ['email', 'sms'] })).toContain('we may also email or text you');
    expect(said({ ...news, softOptIn: false })).not.toMatch(/bought a treatment|similar/);
    expect(said({ ...news, channels: ['post'] })).not.toMatch(/bought a treatment/);
  });

  test('says how to stop in the way that it comes', () => {
    const call = 'On a call, tell us to stop. Or use our form.';
    expect(said({ ...news, channels: ['telephone'] })).toContain(call);
    expect(said({ ...news, channels: ['telephone'] })).not.toContain('Every message');
    expect(said({ ...news, channels: ['telephone', 'post'] })).toContain(
      `Every message says how to stop. ${call}`,
    );
    expect(said(news)).toContain('Every message says how to stop. Or use our form.');
  });

  test('is denied by a clinic that sends none, without a link to a form', () => {
    const html = policyHtml('privacy', minimal());
    expect(html).not.toContain('/requests/opt-out/');
    expect(html).not.toMatch(/list of people not to write to|marketing data|marketing to anyone under 18/);
    expect(sectionOf('privacy', 'your-rights', minimal())).toContain('We send none.');
  });
});

describe('team pages', () => {
  test('are where requests are read, with notes that people may ask to see', () => {
    const said = sectionOf('privacy', 'requests-here', full());
    expect(said).toContain(
      'We store what you write, encrypted. Our team signs in here to read it, and gets emails about it. They may add notes, where they searched and what they checked. You can ask to see those.',
    );
    expect(rowOf('privacy', /^To answer requests/, full())).toContain('our notes; who in our team opened it');
    expect(sectionOf('confidentiality', 'staff', full())).toMatch(
      /who signed in, opened or changed something, and when\..*sign-ins for 12 months/,
    );
  });

  test('are not spoken of by a clinic that has none', () => {
    expect(sectionOf('privacy', 'requests-here', minimal())).toContain('It reaches us by email.');
    for (const kind of ['privacy', 'cookies', 'confidentiality'] as const)
      expect(policyHtml(kind, full({ teamPages: false })), kind).not.toMatch(
        /sign(s|ed)? in here|signed in|candour_team/i,
      );
  });

  test('are read by one practitioner who is no team', () => {
    const alone = minimal({ teamPages: true });
    expect(sectionOf('privacy', 'requests-here', alone)).toContain(
      'We sign in here to read it, and get emails about it. We may add notes, where we searched and what we checked.',
    );
    expect(rowOf('privacy', /^To answer requests/, alone)).toMatch(/when we opened it.*our calendars/);
    expect(rowOf('medical-records', /^Our sign-ins to the pages where we read requests/, alone)).toContain(
      '12 months',
    );
    for (const kind of policyKinds)
      expect(policyHtml(kind, alone), kind).not.toMatch(/\b(our|the|a) team\b/i);
  });

  test('set cookies for the team only, each with its time', () => {
    expect(sectionOf('cookies', 'team', full())).toMatch(
      /__Host-candour_team while somebody is signed in: until 30 minutes without a click, and for 12 hours at most/,
    );
  });
});

test('criminal checks name Article 10 and its condition', () => {
  expect(rowOf('privacy', /whom to employ/, full())).toMatch(
    /criminal record.*Article 10, with paragraph 1 of Schedule 1/,
  );
  const jobApplicants = { keepMonths: 6, criminalChecks: false };
  expect(rowOf('privacy', /whom to employ/, full({ jobApplicants }))).not.toMatch(/criminal/i);
});

test('the row on software that drafts notes says that recordings are deleted', () => {
  expect(rowOf('privacy', /^To draft notes/, full())).toContain('The sound and the transcript are deleted');
});

test('further copies may be charged at cost', () => {
  expect(sectionOf('privacy', 'how-to-ask', full())).toMatch(/further copies.*charge what they cost/);
  expect(sectionOf('medical-records', 'your-copy', full())).toMatch(/further copies.*charge what they cost/);
});

describe('companies', () => {
  test('are listed with all their countries, and the safeguard for each outside the United Kingdom', () => {
    expect(rowOf('privacy', /^Millpond Payments/, full())).toContain('United Kingdom, India');
    expect(sectionOf('privacy', 'transfers', full())).toMatch(
      /Millpond Payments\W+India\W+EU standard clauses/,
    );
  });

  test('that the website can load from are taken from the storage register', () => {
    expect(sectionOf('privacy', 'companies', full())).toContain(
      'OpenStreetMap: OpenStreetMap Foundation, United Kingdom. Decides for itself',
    );
  });
});
