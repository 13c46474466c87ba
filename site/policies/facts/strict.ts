import type { z } from 'zod';
import { registerSchema } from '../../../content/storage/schema.ts';
import type { Register } from '../../../content/storage/schema.ts';
import { clinicSchema } from '../../../content/schema.ts';
import type { Clinic } from '../../../content/schema.ts';
import { itemOf, keysOf } from '../../../content/facts/schema-tree.ts';
import { hintFor } from './hint.ts';

/**
 * Returns facts that throw when a key is read that does not exist; without this, it would render as nothing. An
 * optional fact that this clinic does not have stays undefined. This finds what only rendering can show; `unknownFacts`
 * finds the rest, with line numbers.
 *
 * @param at the path in the text, such as "props.clinic"
 */
export function strictFacts<T>(schema: z.core.$ZodType, value: T, at: string): T {
  if (typeof value !== 'object' || value === null) return value;
  const keys = keysOf(schema);
  const item = itemOf(schema);
  if (!keys && !item) return value;
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return found;
      if (item) {
        if (/^\d+$/.test(key)) return strictFacts(item, found, `${at}[]`);
        if (key in Array.prototype) return found;
      }
      const known = keys?.[key];
      if (known) return strictFacts(known, found, `${at}.${key}`);
      // Renderers read internal keys such as "$$slot", and `then` to detect a promise.
      const isName = /^[a-z][\w-]*$/i.test(key) && key !== 'then' && key !== 'toJSON';
      if (!isName || key in Object.prototype) return found;
      throw new Error(`${at}.${key}: there is no such fact; ${hintFor(key, Object.keys(keys ?? {}))}`);
    },
  });
}

/** Returns the props for rendering a draft. Errors about facts name the draft's file. */
export const strictProps = (id: string, props: { clinic: Clinic; register: Register }) => ({
  clinic: strictFacts(clinicSchema, props.clinic, `policies/${id}/text.mdx, props.clinic`),
  register: strictFacts(registerSchema, props.register, `policies/${id}/text.mdx, props.register`),
});
