/**
 * What an operation is, and the one way to run it. Access control can not be forgotten: `allow` is required and the default is deny.
 * Everything an operation reads or writes happens in one transaction under the caller's scope, together with its audit row.
 */
import { z } from 'zod';
import { recordAudit } from '../store/audit.ts';
import type { Transaction } from '../store/database.ts';
import type { Origin, Recording } from '../store/fact-book.ts';
import type { Role, Scope } from '../store/scope.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Context, Services } from './context.ts';
import { arisingFrom } from './entitlement/arising.ts';
import { factBookOf } from './fact-book.ts';
import { standingCatalogue } from './standing-catalogue.ts';

export type { Role } from '../store/scope.ts';
export type { Context, Services } from './context.ts';
export const staffRoles = ['county', 'town', 'village', 'system'] as const satisfies readonly Role[];
export const everybody = ['county', 'town', 'village', 'public', 'system'] as const satisfies readonly Role[];

/** Who asks. `system` is the operator at the command line of the host. */
export interface Caller {
  readonly scope: Scope;
  readonly requestId: string;
}

/** `I` is the parsed input, `O` the result, `R` what a caller may write (defaults left out). */
export interface Operation<I = never, O = unknown, R = never> {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** `read` operations are audited only when `audited` says so; writes always are. */
  readonly kind: 'read' | 'write';
  readonly audited: boolean;
  readonly input: z.ZodType<I, R>;
  readonly allow: { readonly roles: readonly Role[] };
  /** `GET /people/{person}` below /api/v1; operations without a route exist for pages and commands only. */
  readonly route?: { readonly method: 'get' | 'post'; readonly path: string };
  /** What the audit row says beside who and when: never sensitive values. */
  readonly trail?: (input: NoInfer<I>, output: NoInfer<O>) => { subject?: string; detail?: Record<string, unknown> };
  readonly run: (input: I, context: Context) => Promise<O>;
}

/** A field that nobody knows is refused: passed over, a wrong name would look like a filter that found everybody. */
const refusingOthers = <I, R>(input: z.ZodType<I, R>): z.ZodType<I, R> =>
  input instanceof z.ZodObject ? (input.strict() as unknown as z.ZodType<I, R>) : input;

type Definition<I, O, R> = Omit<Operation<I, O, R>, 'audited'> & { audited?: boolean };

export const operation = <I, O, R>(definition: Definition<I, O, R>): Operation<I, O, R> => ({
  audited: definition.kind === 'write',
  ...definition,
  input: refusingOthers(definition.input),
});

/** What the registry needs beside the transaction to write. */
export const recordingOf = ({ book, seal, newId, at, today }: Context, origin: Origin): Recording => ({
  book,
  seal,
  newId,
  at,
  today,
  origin,
});

/** The civil day in Asia/Shanghai (UTC+8 the whole year since 1991) of a moment. */
export const shanghaiDay = (moment: Date): PlainDate =>
  new Date(moment.getTime() + 8 * 3600_000).toISOString().slice(0, 10) as PlainDate;

export async function run<I, O, R>(
  op: Operation<I, O, R>,
  raw: unknown,
  caller: Caller,
  services: Services,
  progress: Context['progress'] = () => {},
): Promise<O> {
  const moment = services.now();
  const at = moment.toISOString();
  const about = { at, operation: op.id, requestId: caller.requestId, id: services.newId() };
  if (!op.allow.roles.includes(caller.scope.role)) {
    await services.database.tx(caller.scope, (tx) =>
      recordAudit(tx, caller.scope, { ...about, outcome: 'refused', subject: null, detail: {} }),
    );
    throw caller.scope.role === 'public'
      ? new Problem('not-signed-in')
      : new Problem('not-allowed', { operation: op.title });
  }
  const input = parse(op, raw);
  const work = async (tx: Transaction): Promise<O> => {
    const catalogue = await standingCatalogue(tx, services.catalogue);
    const context = {
      ...services,
      catalogue,
      packs: services.catalogue,
      book: factBookOf(catalogue),
      tx,
      scope: caller.scope,
      at,
      today: shanghaiDay(moment),
      progress,
    };
    const output = await op.run(input, context);
    await arisingFrom(context);
    if (op.audited) {
      const { subject = null, detail = {} } = op.trail?.(input, output) ?? {};
      await recordAudit(tx, caller.scope, { ...about, outcome: 'done', subject, detail });
    }
    return output;
  };
  // What is neither a write nor audited runs in a transaction that can not write.
  return op.audited ? services.database.tx(caller.scope, work) : services.database.read(caller.scope, work);
}

function parse<I, O, R>(op: Operation<I, O, R>, raw: unknown): I {
  const fields: Record<string, string> = {};
  if (isUnreadable(raw)) throw new Problem('input-invalid', { what: '有不能保存的字符' });
  const parsed = op.input.safeParse(raw, { error: wordsFor });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fields[path === '' ? key : `${path}.${key}`] ??= issue.message;
    else fields[path || 'input'] ??= issue.message;
  }
  throw new Problem(
    'input-invalid',
    {
      what: Object.entries(fields)
        .map(([name, message]) => `${name}: ${message}`)
        .join('; '),
    },
    fields,
  );
}

/** For what an input says nothing about itself. Never with the value: it may be somebody's number. */
function wordsFor({ code, input }: { readonly code?: string; readonly input?: unknown }): string {
  if (code === 'unrecognized_keys') return '没有这一项';
  if (code === 'invalid_type' && (input === undefined || input === null)) return '必须填写';
  if (code === 'invalid_value') return '请从列出的内容里选';
  if (code === 'too_small') return '太小、太短或太少';
  return code === 'too_big' ? '太大、太长或太多' : '格式不对';
}

/** Texts that PostgreSQL can not hold: with a zero in them, or with half of a character. */
function isUnreadable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.entries(value).some(([name, item]) => isUnreadable(name) || isUnreadable(item));
}
