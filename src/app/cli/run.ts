/** Finds the command, runs it, turns a problem into one line and an exit code: 0 done, 1 a problem, 2 wrong usage. */
import { Problem } from '../../values/problem.ts';
import { toJson } from '../api/routes.ts';
import { commonOptions, parseArguments } from './arguments.ts';
import type { Command, Host } from './command.ts';
import { outputTo, type Streams } from './print.ts';

export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  host: Host,
  streams: Streams,
): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const json = rest.includes('--json') || name === '--json';
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    const asked = name === 'help' ? rest.find((word) => !word.startsWith('-')) : name;
    const about = commands.find((command) => command.name === asked);
    if (about === undefined && asked !== undefined && !asked.startsWith('-'))
      return refused(new Problem('usage-command', { what: asked }), streams);
    streams.out.write(`${about ? helpOf(about) : helpOfAll(commands)}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (!command) throw new Problem('usage-command', { what: name });
    const given = parseArguments(rest, command.options, name, host.areaCode);
    if (given.words.length > (command.words ?? 0)) throw new Problem('usage-words', { usage: command.usage });
    return await command.run(given, host, outputTo(streams, json));
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const error = inItsWords(thrown, command);
    if (json)
      streams.out.write(
        `${toJson({ problem: { code: error.code, status: error.status, zh: error.say('zh'), en: error.say('en'), fields: error.fields } }, 2)}\n`,
      );
    return refused(error, streams);
  }
}

/** What an operation calls a field, the command calls an option: `known` is `--known`, `first` of two months `--months`. */
function inItsWords(problem: Problem, command: Command | undefined): Problem {
  if (problem.code !== 'input-invalid' || command === undefined) return problem;
  const optionOf = (field: string): string => {
    const named = command.options.find(({ name, fills }) => name === field || fills?.includes(field));
    return named === undefined ? field : `--${named.name}`;
  };
  const fields = Object.entries(problem.fields).map(([field, message]) => [optionOf(field), message] as const);
  if (fields.length === 0) return problem;
  const what = [...new Map(fields)].map(([option, message]) => `${option}: ${message}`).join('; ');
  return new Problem('input-invalid', { what }, Object.fromEntries(fields));
}

function refused(problem: Problem, { err }: Streams): number {
  err.write(`${problem.say('zh')}\n${problem.say('en')}\n`);
  return problem.code.startsWith('usage') ? 2 : 1;
}

const helpOfAll = (commands: readonly Command[]): string =>
  [
    '扶助 Fuzhu',
    '',
    ...commands.map(({ usage, help }) => `  fuzhu ${usage}\n      ${help}`),
    '',
    'fuzhu help COMMAND says more.',
  ].join('\n');

const helpOf = (command: Command): string =>
  [
    `fuzhu ${command.usage}`,
    `  ${command.help}`,
    '',
    ...[...command.options, ...commonOptions].map(
      ({ name, takes, help }) => `  --${name}${takes === 'flag' ? '' : ' …'}  ${help}`,
    ),
  ].join('\n');
