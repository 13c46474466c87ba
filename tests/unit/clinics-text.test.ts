import { describe, expect, test } from 'vitest';
import type { PolicyKind } from '../../content/addresses.ts';
import { clinicNamed } from '../support/clinics.ts';
import { policyHtml, purposesOf, sectionOf } from '../support/policy-text.ts';

/** What makes each test clinic different, in the sentences of this release’s policies. */

/** The words of one clinic’s policies. */
function policiesOf(name: string) {
  const { clinic, register } = clinicNamed(name);
  return {
    section: (kind: PolicyKind, id: string) => sectionOf(kind, id, clinic, register),
    purposes: () => purposesOf(clinic, register),
    whole: (kind: PolicyKind) => policyHtml(kind, clinic, register),
  };
}

describe('a nurse alone in Scotland, in a rented room', () => {
  const { section, whole } = policiesOf('scottish-nurse');

  test('names the regulator of Scotland, and her number on the register of nurses', () => {
    const said = section('privacy', 'who-we-are');
    expect(said).toContain(
      'In law, J. Practitioner decides how and why Rowan Room Aesthetics uses your data: it is the controller.',
    );
    expect(said).toContain('Our care is regulated by Healthcare Improvement Scotland, provider number 00004');
    expect(said).toContain('Nurses on the register of the Nursing and Midwifery Council: 00A0004S');
    expect(said).not.toContain('Company number');
  });

  test('prints her own times, and no number of the code', () => {
    const said = section('medical-records', 'how-long');
    expect(said).toContain('6 years after the last contact, or 3 years after death');
    expect(said).toContain(
      "These are our own times. For health records we looked at Scotland's code of practice",
    );
    expect(said).not.toMatch(/child/i);
  });

  test('owes candour to her profession, because the Act of Scotland leaves out individuals', () => {
    expect(section('medical-records', 'incidents')).toMatch(
      /duty of candour\. Our professional registers expect it of us/,
    );
  });

  test('shares the building and its reception, and has no staff', () => {
    const day = section('confidentiality', 'day-by-day');
    expect(day).toContain(
      'Shared rooms. Others work in the same building. They see no diary, screen or paper of ours',
    );
    expect(day).toContain('At the shared reception we speak quietly.');
    expect(whole('privacy')).not.toMatch(/our staff|any of us/i);
    expect(whole('confidentiality')).toContain('One practitioner works at Rowan Room Aesthetics.');
  });

  test('writes on WhatsApp and does not speak of text messages', () => {
    const said = section('privacy', 'messages');
    expect(said).toContain('What about WhatsApp?');
    expect(said).not.toMatch(/text messages/);
  });

  test('follows the law of Scotland for children, adults who cannot decide, and confidence', () => {
    expect(section('privacy', 'acting-for-someone')).toContain('Adults with Incapacity (Scotland) Act 2000');
    expect(section('medical-records', 'rules')).toContain('The duty of confidence in Scots law.');
    expect(whole('confidentiality')).not.toMatch(/Gillick|common law|genital mutilation/i);
  });
});

describe('a dental practice in England with NHS and private patients', () => {
  const { purposes, section, whole } = policiesOf('english-dentist');

  test('has a data protection officer and a Caldicott Guardian', () => {
    const said = section('privacy', 'who-we-are');
    expect(said).toContain('We have a data protection officer.');
    expect(said).toContain('ask our data protection officer: dpo@alderbrook-dental.example');
    expect(section('confidentiality', 'lead')).toContain('Our Caldicott Guardian is the principal dentist.');
  });

  test('rests NHS care on the public task, and names the national data opt-out', () => {
    expect(purposes()).toMatch(/care that the NHS pays for or arranges[^]*Public task \(6\(1\)\(e\)\)/);
    expect(section('privacy', 'who-else')).toContain('This national data opt-out does not cover');
  });

  test('keeps dental records, X-rays and study models for its own times', () => {
    const said = section('medical-records', 'how-long');
    expect(said).toMatch(/Health record of an adult, dental records included 15 years/);
    expect(said).toMatch(/X-rays 15 years/);
    expect(said).toMatch(/Study models 11 years after the last visit/);
  });

  test('speaks of crowns, instalments, lenders and debts', () => {
    const why = purposes();
    expect(why).toContain('crowns, dentures and other dental work');
    expect(why).toMatch(/in instalments/i);
    expect(why).toContain('The lender, which decides for itself');
    expect(why).toContain('To recover what is owed to us');
  });

  test('treats patients of any age', () => {
    expect(section('privacy', 'children')).toContain('We treat patients of any age.');
    expect(whole('privacy')).not.toMatch(/botulinum/i);
  });

  test('owes candour by law', () => {
    expect(section('medical-records', 'incidents')).toContain('The law sets it for us');
  });
});

describe('a company in London with two sites, which advertises', () => {
  const { purposes, section, whole } = policiesOf('london-company');

  test('has a purpose, consent and recipients for its advertising', () => {
    expect(purposes()).toMatch(/our advertising on other websites[^]*Consent \(6\(1\)\(a\)\)/);
    expect(purposes()).toContain('Advertising networks, which decide for themselves or with us');
    expect(section('privacy', 'companies')).toMatch(
      /Tideway Ads[^\n]*Decides together with us[^\n]*United States/,
    );
    expect(section('cookies', 'advertising')).toContain(
      'On our main website we use advertising that can, only if you agree there.',
    );
  });

  test('asks before Google Analytics starts, and counts visits', () => {
    const said = section('privacy', 'website');
    expect(said).toContain('Google Analytics starts only if you agree.');
    expect(said).toContain('We count visits to each page, as totals only.');
    expect(section('cookies', 'google-analytics')).toContain('Google keeps it for 14 months.');
  });

  test('treats adults only, and promises so wherever children could be meant', () => {
    expect(section('privacy', 'children')).toMatch(
      /We treat adults only\.[^]*botulinum toxin or fillers[^]*In England the law forbids it/,
    );
    expect(section('medical-records', 'how-long')).not.toMatch(/child/i);
  });

  test('is no NHS provider and has no data protection officer', () => {
    expect(whole('privacy')).not.toMatch(/data protection officer|public task \(6|national data opt-out/i);
    expect(section('privacy', 'who-we-are')).toContain('ask our operations director');
  });
});

describe('consultants who each control their own notes', () => {
  const { purposes, section } = policiesOf('consultants');

  test('are each named with their number and how a request passes to them', () => {
    const said = section('privacy', 'who-we-are');
    expect(said).toMatch(
      /orthopaedic surgeons[^]*their own notes, letters and images of your care[^]*ZB000027[^]*we pass your request to the surgeon on the same day and tell you whom we passed it to/,
    );
    expect(said).toMatch(/cardiologists[^]*ZB000037[^]*We pass your request on and tell you so\./);
    expect(said).toContain('In the same register, Tarnwood Theatre Services LLP: ZB000017');
  });

  test('look after their own records when one leaves or the rooms close', () => {
    const said = section('medical-records', 'closing');
    expect(said).toContain('Others decide about records of their own, and look after those themselves');
    expect(said).toMatch(/cardiologists: their own notes and the heart tests that they take/);
  });

  test('are not said to have a notice that nobody described', () => {
    expect(section('privacy', 'who-we-are')).not.toContain('We tell you when that is so.');
  });

  test('report to PHIN by law, and to a register by consent', () => {
    const why = purposes();
    expect(why).toContain('Private Healthcare Market Investigation Order 2014 (6(1)(c))');
    expect(why).toMatch(/Tarn Joint Register[^]*Consent \(6\(1\)\(a\)\)/);
  });

  test('dictate letters, of which the sound is deleted', () => {
    expect(purposes()).toContain('The sound is deleted when the letter is signed.');
  });
});

describe('a clinic in Wales', () => {
  const { purposes, section, whole } = policiesOf('welsh-clinic');

  test('names its inspectorate and its register of companies', () => {
    const said = section('privacy', 'who-we-are');
    expect(said).toContain('regulated by Healthcare Inspectorate Wales');
    expect(said).toContain('99900008, registered in Wales');
    expect(section('privacy', 'formats')).toContain('We can also help in Welsh or British Sign Language.');
  });

  test('prints its own times beside the law of Wales, of which it cites no number', () => {
    const said = section('medical-records', 'how-long');
    expect(said).toContain('9 years after the last contact');
    expect(said).toContain('Wales also has a law on how long health records are kept.');
    expect(said).not.toMatch(/2011\/734|Schedule 3|No single law/);
  });

  test('follows the National Data Guardian of England too, and no law of England', () => {
    expect(section('confidentiality', 'caldicott-principles')).toContain('in England. We follow them too.');
    expect(whole('medical-records')).not.toMatch(/Regulation 17|practice for England/);
    expect(section('medical-records', 'incidents')).not.toContain('The law sets it for us');
  });

  test('keeps all data in the United Kingdom, and asks before research', () => {
    expect(section('privacy', 'transfers')).toContain(
      'No. All the companies in the list above keep it in the United Kingdom.',
    );
    expect(purposes()).toContain('We ask you first');
  });
});

describe('a clinic in Northern Ireland', () => {
  const { section, whole } = policiesOf('northern-irish-clinic');

  test('names its regulator with the article that it has', () => {
    expect(section('privacy', 'who-we-are')).toContain(
      'regulated by the Regulation and Quality Improvement Authority',
    );
  });

  test('has the Order of 1993 after a death, and not the Act', () => {
    for (const said of [
      section('privacy', 'acting-for-someone'),
      section('medical-records', 'after-death'),
    ]) {
      expect(said).toContain('Access to Health Records (Northern Ireland) Order 1993');
      expect(said).not.toContain('Act 1990');
    }
    const records = section('medical-records', 'after-death');
    expect(records).toContain('within 21 or 40 days, depending on when the record was made');
    expect(records).toContain('before 30 May 1994');
  });

  test('prints its own times, and cites no number of the law', () => {
    const said = section('medical-records', 'how-long');
    expect(said).toContain('10 years after the last contact');
    expect(said).toMatch(/Until they are 26, or 27 if they were 17/);
    expect(said).toContain('Northern Ireland also has a law on how long health records are kept.');
    expect(said).not.toMatch(/2005\/174|Schedule 3/);
  });

  test('claims no duty of candour by law, and no law of England', () => {
    expect(section('medical-records', 'incidents')).toContain('Our professional registers expect it of us.');
    expect(whole('privacy')).not.toContain('In England the law forbids it');
    expect(whole('confidentiality')).not.toMatch(/genital mutilation/i);
  });

  test('sends offers by post only, and speaks of no email or text', () => {
    const said = section('privacy', 'marketing');
    expect(said).toContain('It comes by post.');
    expect(said).not.toMatch(/bought a treatment|text message/);
  });
});
