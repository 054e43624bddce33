/** What can be asked for as a job: the operation that does it, and what it is about, so that the same thing is not done twice at a time. */
import type { JobKind } from '../../store/job.ts';
import { determine } from '../entitlement/determine.ts';
import type { Operation } from '../operation.ts';
import { preview } from '../rule/preview.ts';

// biome-ignore lint/suspicious/noExplicitAny: operations of every type; what a job was begun with its operation has parsed
type AnyOperation = Operation<any, any, any>;

export const jobOperations: Readonly<Record<JobKind, AnyOperation>> = { preview, determination: determine };

export const aboutDraft = (draft: string): string => `rule:${draft}`;
export const aboutMonths = (first: string): string => `entitlement:${first}`;
