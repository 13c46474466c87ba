/**
 * What an email says instead of the words of its event in `case-news.ts`, for a complaint, for a form that stops marketing
 * and for the record of someone who has died.
 */
export const caseNewsByKindWords = {
  complaint: {
    'case.identity-requested': {
      opening:
        'We must not give anyone’s information to the wrong person. We are not yet sure enough that this complaint comes from the person it should come from, so we need a little more before we tell you the outcome.',
    },
    'case.identity-received': {
      preview: 'We are looking into your complaint.',
      opening:
        'We have what we needed to be sure who is complaining, and are now looking into your complaint.',
    },
    'case.authority-requested': {
      opening:
        'You complained for someone else. Before we tell you the outcome, we must see that you may act for them. That protects them, as it would protect you.',
      heading: 'Please show us that you can complain for them',
    },
    'case.authority-received': {
      preview: 'We are looking into your complaint.',
      heading: 'Thank you, we see that you may complain for them',
      opening:
        'We have what shows that you may act for someone else, and are now looking into your complaint.',
    },
    'case.withdrawn': {
      subject: 'Your complaint is closed, as you asked ({reference})',
      preview: 'You can complain again at any time.',
      heading: 'We have closed your complaint',
      opening:
        'You told us that you no longer need an answer, so we have closed your complaint. If that is not right, tell us and we open it again. You can complain again at any time.',
    },
    'case.duplicate': {
      subject: 'We treat your complaints as one ({reference})',
      heading: 'We treat your complaints as one',
      opening:
        'You told us of the same thing more than once. We have closed this complaint and answer the other one, whose reference is below. It counts from the day on which the first of them reached us.',
    },
    'case.not-ours': {
      subject: 'About your complaint ({reference})',
      heading: 'Your complaint is for somebody else',
      opening:
        'We have looked at your complaint with care. It is about information that another organisation is responsible for. Here is why, and whom you can ask.',
    },
    'case.reopened': {
      subject: 'We are looking at your complaint again ({reference})',
      preview: 'Your complaint is open again.',
      heading: 'We are looking at your complaint again',
      opening: 'We have opened your complaint again and will write to you.',
    },
    'case.voided': {
      subject: 'A correction about your complaint ({reference})',
      opening:
        'What we last told you about your complaint was recorded by mistake and does not hold. We say below what was wrong. Nothing that you have sent us is lost.',
    },
  },
  'opt-out': {
    'case.withdrawn': {
      subject: 'Your form is closed, as you asked ({reference})',
      preview: 'You can send it again at any time.',
      heading: 'We have closed your form',
      opening:
        'You told us that there is nothing more to do, so we have closed your form. If that is not right, tell us. You can send it again at any time.',
    },
    'case.duplicate': {
      subject: 'We treat your forms as one ({reference})',
      heading: 'We treat your forms as one',
      opening:
        'You sent us the same form more than once. We have closed this one and keep the other, whose reference is below. What you asked us to stop stays stopped.',
    },
    'case.reopened': {
      subject: 'We are looking at your form again ({reference})',
      preview: 'Your form is open again.',
      heading: 'We are looking at your form again',
      opening:
        'We have opened the form in which you asked us to stop marketing messages again and will write to you.',
    },
    'case.voided': {
      subject: 'A correction about your form ({reference})',
      opening:
        'What we last told you about the form in which you asked us to stop marketing messages was recorded by mistake and does not hold. We say below what was wrong. Nothing that you have sent us is lost.',
    },
  },
  deceased: {
    'case.authority-requested': {
      preview: 'Before we answer, we must see that you may see the record.',
      heading: 'Please show us that you may see the record',
      opening:
        'You asked for the record of someone who has died. The law lets the personal representative see it, and anyone who may have a claim because of the death. Before we answer, please show us that one of these applies to you.',
    },
    'case.authority-received': {
      heading: 'Thank you, we see that you may ask',
      opening: 'We have what shows that you may see the record, and are now working on your request.',
    },
  },
} as const;
