/** The entry: the only place that knows everything. What it composes stands in `main/`. */
import { commands } from './app/cli/commands.ts';
import { runCommand } from './app/cli/run.ts';
import { hostOf } from './main/host.ts';

process.exitCode = await runCommand(commands, process.argv.slice(2), hostOf(process.env), {
  out: process.stdout,
  err: process.stderr,
});
