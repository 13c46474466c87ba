import { parseArgs } from 'node:util';
import { z } from 'zod';
import { addDays, addMonths, startOfDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { ReceiptFilter } from '../store/consent.ts';

/** What the operator asked of `npm run consent`. */
export type ConsentCommand =
  | { command: 'list' }
  | { command: 'export'; filter: ReceiptFilter; format: 'csv' | 'json' }
  | { command: 'texts'; hash: string }
  | { command: 'visits'; first: Day; last: Day };

export type ParsedConsentCommand = { ok: true; value: ConsentCommand } | { ok: false; problem: string };

const text = { type: 'string' } as const;
const day = (name: string) => z.iso.date({ error: `${name}: expected a day such as 2026-11-22` }).optional();

const exported = z.strictObject({
  from: day('--from'),
  to: day('--to'),
  id: z.uuidv4({ error: '--id: expected the id of a receipt' }).toLowerCase().optional(),
  format: z.enum(['csv', 'json'], { error: '--format: expected csv or json' }).default('json'),
});
const visits = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '--month: expected a month such as 2026-11' })
    .optional(),
});
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Reads the words after `npm run consent --`. A problem is a sentence that says what to type. */
export function parseCommand(args: string[]): ParsedConsentCommand {
  const [command = 'list', ...rest] = args;
  switch (command) {
    case 'list':
      return rest.length === 0 ? done({ command }) : problem('“list” takes nothing more.');
    case 'texts': {
      const [given] = rest;
      return rest.length === 1 && hash.safeParse(given).success
        ? done({ command, hash: String(given) })
        : problem('Say “texts” and the hash of a receipt: 64 signs.');
    }
    case 'export':
      return withOptions(rest, { from: text, to: text, id: text, format: text }, exported, exportOrder);
    case 'visits':
      return withOptions(rest, { month: text }, visits, ({ month }) =>
        done({
          command,
          first: month ? `${month}-01` : '0001-01-01',
          last: month ? addDays(addMonths(`${month}-01`, 1), -1) : '9999-12-31',
        }),
      );
    default:
      return problem('Say “list”, “export”, “texts HASH” or “visits”.');
  }
}

function exportOrder({ from, to, id, format }: z.infer<typeof exported>): ParsedConsentCommand {
  if (from && to && from > to) return problem('--from: expected a day that is not after --to.');
  const filter = {
    id,
    from: from === undefined ? undefined : startOfDay(from),
    // The last day counts whole.
    before: to === undefined ? undefined : startOfDay(addDays(to, 1)),
  };
  return done({ command: 'export', filter, format });
}

function withOptions<T>(
  args: string[],
  options: Record<string, typeof text>,
  schema: z.ZodType<T>,
  then: (values: T) => ParsedConsentCommand,
): ParsedConsentCommand {
  try {
    const { values } = parseArgs({ args, options, strict: true });
    const parsed = schema.safeParse(values);
    return parsed.success
      ? then(parsed.data)
      : problem(parsed.error.issues.map(({ message }) => `${message}.`).join('\n'));
  } catch (error) {
    // Node says which word it does not know, and how a value is given.
    return problem(error instanceof Error ? error.message : 'Say less.');
  }
}

const done = (value: ConsentCommand): ParsedConsentCommand => ({ ok: true, value });
const problem = (sentence: string): ParsedConsentCommand => ({ ok: false, problem: sentence });
