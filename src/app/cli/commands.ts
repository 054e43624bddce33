/** All commands of `fuzhu`, in the order in which help lists them. */
import type { Command } from './command.ts';
import { account } from './commands/account.ts';
import { cases } from './commands/cases.ts';
import { clashes } from './commands/clashes.ts';
import { corrections } from './commands/corrections.ts';
import { decide, explain } from './commands/decisions.ts';
import { determine } from './commands/determine.ts';
import { catchUp, entitlements, notice } from './commands/entitlements.ts';
import { measure, paper } from './commands/figures.ts';
import { importFile } from './commands/import.ts';
import { questions, unclaimed } from './commands/questions.ts';
import { check, facts, policies } from './commands/rules.ts';
import { bench, seed, spread, start, status, stop, work } from './commands/server.ts';
import { template } from './commands/template.ts';
import { whatIf } from './commands/what-if.ts';

export const commands: readonly Command[] = [
  start,
  work,
  stop,
  status,
  account,
  importFile,
  template,
  decide,
  determine,
  explain,
  entitlements,
  notice,
  catchUp,
  corrections,
  clashes,
  check,
  questions,
  unclaimed,
  measure,
  paper,
  facts,
  policies,
  whatIf,
  cases,
  spread,
  seed,
  bench,
];
