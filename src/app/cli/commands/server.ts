/** Commands that run the system. */
import { Problem } from '../../../values/problem.ts';
import { type Command, dataFolder } from '../command.ts';

const DEFAULT_PORT = 8080;
const MOST_PEOPLE = 5_000_000;

export const start: Command = {
  name: 'start',
  usage: 'start [--port N] [--data DIR] [--empty]',
  help: 'run portal, console and API on one port; the first start sets up the database and the demonstration county',
  options: [
    { name: 'port', takes: 'number', help: `port (default ${DEFAULT_PORT}, or PORT)` },
    { name: 'empty', takes: 'flag', help: 'do not set up the demonstration county' },
  ],
  async run(given, host, output) {
    const port = given.number('port') ?? host.port ?? DEFAULT_PORT;
    if (port > 65535) throw new Problem('usage', { what: `--port ${port}` });
    await host.start({ dataDir: dataFolder(given, host), port, demonstration: !given.flag('empty') }, output);
    return 0;
  },
};

const MOST_AT_ONCE = 20_000;

export const work: Command = {
  name: 'work',
  usage: 'work [--people N] [--patience SECONDS] [--data DIR]',
  help: 'one more worker for the jobs in the database, beside the one that the server runs; any number may run, on any machine that reaches it',
  options: [
    { name: 'people', takes: 'number', help: 'people of one transaction (default 500)' },
    {
      name: 'patience',
      takes: 'number',
      help: 'seconds after which the job of a worker that is gone is done by another (default 600)',
    },
  ],
  async run(given, host, output) {
    const people = given.number('people');
    const patience = given.number('patience');
    if (people !== undefined && (people < 1 || people > MOST_AT_ONCE))
      throw new Problem('usage', { what: `--people 1…${MOST_AT_ONCE}` });
    if (patience !== undefined && patience < 1) throw new Problem('usage', { what: '--patience 1…' });
    await host.work(dataFolder(given, host), { people, patience }, output);
    return 0;
  },
};

export const stop: Command = {
  name: 'stop',
  usage: 'stop [--data DIR]',
  help: 'stop the server that runs on the data folder, letting running requests finish',
  options: [],
  async run(given, host, output) {
    const result = await host.stop(dataFolder(given, host));
    const words = {
      stopped: '已停止。',
      'not-running': '没有在运行。',
      'still-running': '还没有停下来，请稍后再看 fuzhu status。',
    };
    output.result({ result }, () => words[result]);
    return result === 'still-running' ? 1 : 0;
  },
};

export const status: Command = {
  name: 'status',
  usage: 'status [--data DIR]',
  help: 'whether a server runs on the data folder, and where',
  options: [],
  async run(given, host, output) {
    const running = host.status(dataFolder(given, host));
    output.result(running, () =>
      running.running
        ? `正在运行：http://localhost:${running.port}（进程 ${running.pid}，自 ${running.startedAt} 起）`
        : '没有在运行。',
    );
    return 0;
  },
};

export const spread: Command = {
  name: 'spread',
  usage: 'spread [--data DIR]',
  help: 'spread the tables of the database that DATABASE_URL names over its Citus cluster, by county; what is spread stays as it is',
  options: [],
  async run(given, host, output) {
    const done = await host.spread(dataFolder(given, host));
    const count = done.reference.length + done.distributed.length;
    output.result(done, () =>
      count === 0
        ? '各表都已经分好，没有要做的。'
        : `已分好 ${count} 张表：${done.reference.length} 张各机相同，${done.distributed.length} 张按县（或号码）分开。`,
    );
    return 0;
  },
};

export const seed: Command = {
  name: 'seed',
  usage: 'seed --people N --seed S [--data DIR]',
  help: 'fill an empty database with N invented disabled people and their households, always the same for the same S',
  options: [
    { name: 'people', takes: 'number', help: 'how many disabled people (default 21300)' },
    { name: 'seed', takes: 'number', help: 'the seed (default 1)' },
  ],
  async run(given, host, output) {
    const people = given.number('people') ?? 21_300;
    if (people < 1 || people > MOST_PEOPLE) throw new Problem('usage', { what: `--people 1…${MOST_PEOPLE}` });
    const result = await host.seed(
      { dataDir: dataFolder(given, host), people, seed: given.number('seed') ?? 1 },
      output,
    );
    output.result(
      result,
      () =>
        `已写入 ${result.disabled} 名残疾人、${result.households} 户、共 ${result.people} 人，用时 ${result.seconds} 秒。`,
    );
    return 0;
  },
};

export const bench: Command = {
  name: 'bench',
  words: Number.POSITIVE_INFINITY,
  usage: 'bench [NAME…]',
  help: 'measure: ratios to a baseline of the same run, with the goal beside each, which is meant for the default size; all, or those named: decide, batch, entitlements, import, list, unclaimed, start',
  options: [{ name: 'people', takes: 'number', help: 'how many people the large measurements use (default 1000000)' }],
  async run(given, host, output) {
    const result = await host.bench(given.words, given.number('people'), output);
    output.result(result, () => '');
    return 0;
  },
};
