/** All commands of `fuzhu`, in the order in which help lists them. */
import type { Command } from './command.ts';
import { check, facts, policies } from './commands/rules.ts';
import { bench, seed, start, status, stop } from './commands/server.ts';

export const commands: readonly Command[] = [start, stop, status, check, facts, policies, seed, bench];
