/** What a refusal can rest on, for the team and its report, and the law of each. */
export const refusalGroundWords = {
  grounds: {
    proof: 'Identity or authority was not shown',
    unfounded: 'Clearly unfounded or excessive',
    'not-held': 'We do not have it',
    others: 'It is about somebody else',
    harm: 'Likely to cause serious harm',
    privilege: 'Legal advice, or prepared for a court',
    confidence: 'The person who died wanted it kept private',
    correct: 'What we have is correct',
    needed: 'It must be kept: by law, for care or for a claim',
    'not-covered': 'The right does not cover it',
    other: 'Something else',
  },
  groundLaws: {
    proof: 'UK GDPR Art 12(6)',
    unfounded: 'UK GDPR Art 12(5)',
    'not-held': 'UK GDPR Art 15(1)',
    others:
      'Data Protection Act 2018 Sch 2 para 16; after a death, Access to Health Records Act 1990 s.5(1), or in Northern Ireland the Order of 1993',
    harm: 'Data Protection Act 2018 Sch 3 para 5; after a death, Access to Health Records Act 1990 s.5(1), or in Northern Ireland the Order of 1993',
    privilege: 'Data Protection Act 2018 Sch 2 para 19',
    confidence:
      'Access to Health Records Act 1990 ss.4(3) and 5(3), or in Northern Ireland the Order of 1993',
    correct: 'UK GDPR Art 16',
    needed: 'UK GDPR Art 17(3)',
    'not-covered': 'UK GDPR Arts 17 to 22D',
    other: 'say which in the text that the person reads',
  },
} as const;
