import { answers, fact, ifPromised } from '../answers.ts';
import { all, linksTo, never, saysAbout, where } from '../checks.ts';
import { counted, lawNumber, sinceLaw, withinLegal } from '../law-numbers.ts';
import { privacyPlaces as at } from '../places/privacy.ts';
import { rulesFor } from '../rule.ts';

/** PN-15 to PN-16 and PN-19 to PN-34 besides complaints: rights, and life at the clinic. */
export const rightsRules = rulesFor(
  ['privacy'],
  [
    {
      id: 'PN-15',
      source: 'UK GDPR Arts 12–22D',
      check: answers(
        at.rights,
        [/right to be informed|to know|be told/i, 'the right to be informed'],
        [/have a copy|copy of (your|it)/i, 'the right to a copy'],
        [/mistakes? put right|corrected|rectif/i, 'the right to have mistakes put right'],
        [/eras(e|ure)/i, 'the right to erasure'],
        [
          /(cannot|not) (usually |normally )?erase|eras(ure|ed).{0,80}(\bnot\b|limit|usually keep)/i,
          'that health records can seldom be erased',
        ],
        [/held but not used|restrict/i, 'the right to restriction'],
        [
          /(if it is|whether it is|is it) (right|correct|accurate)|accura/i,
          'restriction while accuracy is checked',
        ],
        [/your objection|you (have )?object/i, 'restriction while an objection is looked at'],
        [/unlawful/i, 'restriction where use was unlawful'],
        [/need it for a (legal )?claim|legal claims?/i, 'restriction for a legal claim'],
        [/take (your )?data with you|portab|computers? can read/i, 'the right to take data elsewhere'],
        [/to object|object to/i, 'the right to object'],
        [
          /always stop|absolute|without giving a reason/i,
          'that an objection to marketing is always followed',
        ],
        [/withdraw (your )?consent|take it back/i, 'the right to withdraw consent'],
        [/as easily as/i, 'that consent is as easy to withdraw as to give'],
        [/person (look|decide|review)|decide/i, 'the right to have a person decide'],
      ),
    },
    {
      id: 'PN-16',
      source: 'UK GDPR Arts 12 and 15; DPA 2018 Sch 3; ICO: right of access',
      check: all(
        answers(
          at.asking,
          [/any way|verbally|in person/i, 'that a request may be made in any way'],
          [/\bfree\b|no charge/i, 'that it is free'],
          withinLegal('answer'),
          ({ on }) => [
            [
              counted(lawNumber('requests.extension-months', on), '(more |further )?months?', '(further )?'),
              'that it may take up to two months more',
            ],
          ],
          [/proof|identity|who is asking|who you are/i, 'when proof of identity is asked for'],
          [/serious harm/i, 'the serious-harm exception'],
          [/child|parent/i, 'how children and their parents ask'],
          [/for you\b|on your behalf|act for|represent/i, 'how somebody else may ask'],
          [/Access to Health Records|dies|died|death/i, 'what holds after a death'],
        ),
      ),
    },
    {
      id: 'PN-16',
      topic: 'PN-16-link',
      source: 'UK GDPR Art 12(2)',
      check: linksTo(/requests\//, 'a link to the form for requests'),
    },
    {
      id: 'PN-16',
      ...sinceLaw('requests.article-12a'),
      level: 'advice',
      check: answers(at.asking, [
        /clock|time stops|do(es)? not count/i,
        'that the clock stops while it waits for what it needs to find a copy',
      ]),
    },
    {
      id: 'PN-19',
      source: 'PECR reg 22; UK GDPR Art 21(2)–(3)',
      when: (c) => c.newsletter,
      check: all(
        answers(
          at.marketing,
          [/\b(tick|we ask|ask you|agree|say yes|opt[- ]in)/i, 'how people agree to marketing'],
          [/stop|unsubscribe/i, 'how to stop marketing'],
          [
            /not (to )?write (to you )?again|do not write again|suppress/i,
            'that a stopped address is kept so as not to write again',
          ],
        ),
        where(
          (c) => c.newsletter?.softOptIn,
          answers(at.marketing, [/similar (services|treatments?)/i, 'the terms of the soft opt-in']),
        ),
        where(
          (c) => c.newsletter?.openTracking,
          answers(at.marketing, [/reports|pixel|picture/i, 'that the newsletter reports its opening']),
        ),
      ),
    },
    {
      id: 'PN-20',
      source: 'UK GDPR Arts 7 and 9; GMC: visual and audio recordings of patients',
      when: (c) => c.photographs,
      check: answers(
        at.photographs,
        [/part of your record/i, 'that clinical photographs are part of the record'],
        [/consent|do not use/i, 'that publicity needs a consent of its own'],
      ),
    },
    {
      id: 'PN-21',
      source: 'UK GDPR Art 12(1) and recital 58; Botulinum Toxin and Cosmetic Fillers (Children) Act 2021',
      check: all(
        answers(at.children, [/child|under 18|adults only/i, 'what holds for children']),
        where(
          (c) => c.cosmeticInjectables,
          answers(at.children, [/under 18/i, 'that toxin and fillers are not for under-18s']),
        ),
        where(
          (c) => c.minimumAge < 18,
          answers(at.children, [/if you are (a |under|young)/i, 'a line that a child can read']),
        ),
      ),
    },
    {
      id: 'PN-22',
      source: 'UK GDPR Art 13; ICO: video surveillance',
      when: (c) => c.cctv,
      check: answers(
        at.cameras,
        ({ facts: { cctv } }) => [
          ...fact(cctv && `${cctv.keepDays} days`, 'the cameras'),
          ...fact(cctv?.contact, 'the cameras'),
        ],
        [/sign/i, 'that signs tell of the cameras'],
        [/safe|crime/i, 'what the cameras are for'],
        [/legitimate interest/i, 'the lawful basis of the cameras'],
      ),
    },
    {
      id: 'PN-23',
      source: 'UK GDPR Art 13',
      check: all(
        where(
          (c) => c.callRecording,
          answers(at.calls, ({ facts: { callRecording } }) =>
            fact(callRecording && `${callRecording.keepDays} days`, 'recorded calls'),
          ),
        ),
        where(
          (c) => c.videoConsultations,
          answers(at.video, [
            /\brecord\w*\b|\bvideo (calls?|consultations?)\b/i,
            'what happens to video consultations',
          ]),
        ),
      ),
    },
    {
      id: 'PN-24',
      source: 'UK GDPR Art 13; GMC: doctors’ use of social media',
      when: (c) => c.socialMedia.length > 0,
      check: answers(
        at.socialMedia,
        ({ facts }) => facts.socialMedia.flatMap((network) => fact(network, 'a network')),
        [/review/i, 'how it answers reviews'],
      ),
    },
    {
      id: 'PN-25',
      source: 'UK GDPR Art 13; PECR reg 6',
      check: all(
        linksTo(/\/cookies\//, 'a link to the cookie policy'),
        answers(at.website, ({ facts: { retention } }) =>
          fact(`${retention.websiteLogDays} days`, 'how long logs of the website are kept'),
        ),
      ),
    },
    {
      id: 'PN-26',
      source: 'UK GDPR Arts 5(1)(f) and 32',
      level: 'advice',
      check: all(
        answers(
          at.security,
          [/encrypt|TLS/i, 'that data is encrypted on its way'],
          [/needs?\b.{0,40}(see|access)|sees? .{0,40}needs?|access/i, 'who has access'],
          [/backup/i, 'that there are backups'],
          ifPromised('yearlyTraining', [/\btrain(ed|ing)\b/i, 'that people are trained']),
        ),
        where(
          (c) => c.system.multiFactor,
          answers(at.security, [
            /second step|two-(factor|step)|multi-?factor/i,
            'the second step of signing in',
          ]),
        ),
      ),
    },
    {
      id: 'PN-27',
      source: 'UK GDPR Arts 33 and 34',
      check: answers(at.breach, withinLegal('breach'), [
        /high/i,
        'that people are told if their risk is high',
      ]),
    },
    {
      id: 'PN-28',
      source: 'Common law; NHS confidentiality code',
      check: answers(at.confidence, [/\bconfiden(ce|tial)/i, 'the duty of confidence']),
    },
    {
      id: 'PN-31',
      source: 'UK GDPR Art 13(1)(e)',
      check: saysAbout(
        /\brecords?\b[^.]{0,80}\b(close|sold|sell|taken? over)|\b(clos(e|es|ing)|sold|sell)\b[^.]{0,80}\brecords?\b/i,
        [/\bclos(e|es|ing|ure)\b/i, 'who holds records if the clinic closes'],
        [/\bsold\b|sell|sale/i, 'who holds records if the clinic is sold'],
      ),
    },
    {
      id: 'PN-34',
      source: 'Equality Act 2010 s.20',
      check: answers(at.formats, ({ facts }) =>
        facts.formats.flatMap((format) => fact(format, 'another format')),
      ),
    },
    {
      id: 'PN-19',
      source: 'PECR reg 22',
      when: (c) => !c.newsletter,
      check: never(
        /\bour (newsletter|mailing list)|we send (you )?(news|offers)/i,
        'clinic.yaml has no newsletter',
      ),
    },
  ],
);
