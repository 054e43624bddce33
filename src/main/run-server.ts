/** `fuzhu start`: open, set up on the first start, serve until told to stop, stop cleanly. */
import type { Output } from '../app/cli/print.ts';
import { demonstrationAccounts, setUpDemonstration } from './demonstration.ts';
import { forgetRunning, noteRunning } from './running.ts';
import { serve } from './serve.ts';
import { siteOf } from './site.tsx';
import type { System } from './system.ts';
import { keepUp } from './upkeep.ts';
import { startWorker, type WorkOptions } from './work.ts';

export interface ServerOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly hostname: string;
  readonly demonstration: boolean;
}

export async function runServer(
  options: ServerOptions,
  open: (dataDir: string) => Promise<System>,
  output: Output,
): Promise<void> {
  const { dataDir } = options;
  output.say('正在打开数据库……');
  const system = await open(dataDir);
  let stopping = false;
  const told = untilToldToStop(() => {
    stopping = true;
  });
  try {
    if (options.demonstration)
      await setUpDemonstration(system, dataDir, {
        progress: (people) => output.progress(people, null, '正在写入演示县的人员'),
      });
    const site = await siteOf(system, {
      log: (line) => output.say(line),
      ready: () => !stopping,
      accounts: demonstrationAccounts(dataDir),
    });
    const serving = await serve(site, options.port, options.hostname);
    noteRunning(dataDir, { pid: process.pid, port: serving.port, startedAt: new Date().toISOString() });
    const endUpkeep = keepUp(system, (line) => output.say(line));
    const worker = await startWorker(system, (line) => output.say(line));
    try {
      greet(serving.port, dataDir, output);
      await told;
      output.say('正在停止：不再接新请求，等正在办的办完……');
      await serving.stop();
    } finally {
      endUpkeep();
      await worker.stop();
      forgetRunning(dataDir);
    }
  } finally {
    await system.close();
  }
  output.say('已停止。');
}

function greet(port: number, dataDir: string, output: Output): void {
  const address = `http://localhost:${port}`;
  const accounts = demonstrationAccounts(dataDir);
  output.result(
    { address, portal: `${address}/`, console: `${address}/console`, api: `${address}/api/v1/openapi.json`, accounts },
    () =>
      [
        '扶助已启动',
        `  门户    ${address}/`,
        `  工作台  ${address}/console`,
        `  接口    ${address}/api/v1/openapi.json`,
        ...(accounts.length > 0 ? ['  演示账号'] : ['  账号    用 fuzhu account 开第一个，或查看已有的']),
        ...accounts.map(({ account, password, duty }) => `    ${account.padEnd(8)} 密码 ${password}  ${duty}`),
        '  按 Ctrl+C 停止',
      ].join('\n'),
  );
}

/** `fuzhu work`: one more worker, until it is told to stop. */
export async function runWorker(open: () => Promise<System>, options: WorkOptions, output: Output): Promise<void> {
  const told = untilToldToStop(() => undefined);
  const system = await open();
  try {
    const worker = await startWorker(system, (line) => output.say(line), options);
    output.say('正在处理任务。按 Ctrl+C 停止。');
    await told;
    output.say('正在停止：等手上这一批办完……');
    await worker.stop();
  } finally {
    await system.close();
  }
  output.say('已停止。');
}

/** SIGINT, SIGTERM or SIGHUP. A second one ends the process at once. */
function untilToldToStop(note: () => void): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    const tell = (): void => {
      if (told) process.exit(1);
      told = true;
      note();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, tell);
  });
}
