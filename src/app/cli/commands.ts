/** All commands of `fuzhu`, in the order in which help lists them. */
import type { Command } from './command.ts';
import { decide, explain } from './commands/decisions.ts';
import { check, facts, policies } from './commands/rules.ts';
import { bench, seed, start, status, stop } from './commands/server.ts';

export const commands: readonly Command[] = [start, stop, status, decide, explain, check, facts, policies, seed, bench];
