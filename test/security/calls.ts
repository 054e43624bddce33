/** Calls an operation as somebody: through its route of the API, or as pages do where it has none. */

import { problemReply, toJson } from '../../src/app/api/routes.ts';
import { operations } from '../../src/operations/all.ts';
import { listOperations } from '../../src/operations/bound.ts';
import { type Caller, run } from '../../src/operations/operation.ts';
import { Problem } from '../../src/values/problem.ts';
import { type County, type Member, nobody } from './setup.ts';

export const allOperations = listOperations(operations);
export type AnyOperation = (typeof allOperations)[number];

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** `as` undefined: nobody has signed in. */
export function call(
  county: County,
  operation: AnyOperation,
  input: Record<string, unknown>,
  as: Member | undefined,
): Promise<Answer> {
  return operation.route === undefined
    ? callBound(county, operation, input, as?.caller ?? nobody)
    : callRoute(county, operation, input, as);
}

async function callRoute(
  county: County,
  operation: AnyOperation,
  input: Record<string, unknown>,
  as: Member | undefined,
): Promise<Answer> {
  const { method, path } = operation.route!;
  const rest = { ...input };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return value;
  });
  const address = `/api/v1${filled}`;
  if (method === 'get') {
    const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
    return county.ask(`${address}?${query}`, { as });
  }
  return county.ask(address, {
    as,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rest),
  });
}

async function callBound(county: County, operation: AnyOperation, input: unknown, caller: Caller): Promise<Answer> {
  try {
    const result = await run(operation, input, caller, county.system.services);
    return { status: 200, text: toJson(result, 0) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const reply = problemReply(new Request('http://fuzhu.test/'), error);
    return { status: reply.status, text: await reply.text() };
  }
}
