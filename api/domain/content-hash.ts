import type { RequestKind } from '../../content/forms/question.ts';
import { mac } from '../base/keys.ts';
import type { Key } from '../base/keys.ts';
import type { Answers } from './case.ts';

/** The keyed hash of the answers to a form, which distinguishes a duplicate from a correction. */
export const contentHash = (key: Key, kind: RequestKind, answers: Answers): Buffer =>
  mac(key.sign, 'answers', kind, JSON.stringify(answers));
