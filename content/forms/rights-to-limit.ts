import type { Option } from './question.ts';
import type { Clinic } from '../schema.ts';
import { words } from './common.ts';

/**
 * Rights that limit processing: restriction (UK GDPR Art 18), objection (21), withdrawal of consent (7(3)) and human
 * review of automated decisions (22A to 22D).
 */
export function limitingRights(clinic: Clinic): Option[] {
  return [restrict, object(clinic), withdraw(clinic), human(clinic)];
}

/** The four grounds of Art 18(1). */
const restrict: Option = {
  value: 'restrict',
  label: 'Keep something, but not use it for now',
  guidance: {
    paragraphs: [
      'The law gives four reasons for this. While it lasts we keep the information safe and do not use it, unless you agree, or it is needed for a legal claim, to protect someone else, or for an important public reason.',
      'We tell you before we use it again. If holding something back could make your treatment less safe, we talk to you first.',
    ],
  },
  then: [
    words('restrict-what', 'What should we not use?', { missing: 'Say what we should not use' }),
    {
      kind: 'one',
      name: 'restrict-why',
      label: 'Which reason is yours?',
      missing: 'Choose the reason why we should not use it',
      invalid: 'Choose the reason why we should not use it',
      options: [
        { value: 'accuracy', label: 'I think it is wrong, and you are checking that' },
        { value: 'unlawful', label: 'You should not have it, but I do not want it deleted' },
        { value: 'claim', label: 'You no longer need it, but I need it for a legal claim' },
        { value: 'objection', label: 'I have objected to a use, and you are looking into that' },
      ],
    },
  ],
};

const object = ({ newsletter }: Clinic): Option => ({
  value: 'object',
  label: 'Stop using something in a certain way',
  guidance: {
    paragraphs: [
      'You can object to any use that rests on our own interests or on a task for the public. We stop, unless we have a reason so strong that it outweighs yours, or need the information for a legal claim. We cannot treat you without keeping a record, so that part goes on.',
      ...(newsletter
        ? ['Marketing messages are different: we always stop those, and ask no questions.']
        : []),
    ],
    ...(newsletter ? { link: { to: 'opt-out', text: 'Stop marketing messages' } } : {}),
  },
  then: [
    words('object-to', 'What should we stop doing?', { missing: 'Say what we should stop doing' }),
    words('object-why', 'What is it about your situation that makes you ask?', {
      hint: 'It helps us to weigh your reasons against ours.',
    }),
  ],
});

function withdraw({ photographs }: Clinic): Option {
  return {
    value: 'withdraw',
    label: 'Take back a permission that I gave',
    guidance: {
      paragraphs: [
        `Where we asked for your permission, you can take it back at any time, as easily as you gave it. From then on we stop.${photographs?.publicity ? ' We take photographs down, but cannot call back what others have already copied or printed.' : ''}`,
        'What we did before stays lawful. Most of what we hold does not rest on permission: we hold health records because we give care. To stop a treatment, talk to the person who treats you.',
      ],
    },
    then: [
      words('withdraw-what', 'Which permission?', {
        hint: 'For example “to write to my GP”.',
        missing: 'Say which permission you take back',
      }),
    ],
  };
}

function human({ ai }: Clinic): Option {
  return {
    value: 'human',
    label: 'Have a person look at what a computer decided',
    guidance: {
      paragraphs: [
        `With us a person makes every decision that matters for you.${ai ? ' Some software helps with notes and other work, and our privacy notice names it.' : ''} If you think that a computer decided something about you by itself, tell us.`,
        'We then explain how it was decided, listen to your side, and have a person decide who can change it. If a lender or insurer decided, ask them too: it is their decision.',
      ],
    },
    then: [
      words('human-what', 'Which decision?', {
        hint: 'What was decided, and about when.',
        missing: 'Say which decision a person should look at',
      }),
    ],
  };
}
