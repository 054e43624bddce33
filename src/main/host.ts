/** What the commands need of the machine they run on. What only some commands need is loaded by those: `fuzhu check` starts no database. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Host } from '../app/cli/command.ts';
import { shanghaiDay } from '../operations/operation.ts';
import { Problem } from '../values/problem.ts';
import { COUNTY, catalogue } from './catalogue.ts';
import { newPassword } from './new-password.ts';
import { rules } from './rules.ts';
import { stopRunning, whatRuns } from './running.ts';
import type { System } from './system.ts';
import { areaCode, wordsOfPacks } from './words.ts';

export function hostOf(environment: NodeJS.ProcessEnv): Host {
  const url = environment['DATABASE_URL'] || undefined;
  const masterKey = environment['FUZHU_KEY'] || undefined;
  const open = async (dataDir: string, mode: 'server' | 'join'): Promise<System> => {
    const { openSystem } = await import('./system.ts');
    return openSystem({ dataDir: resolve(dataDir), mode, url, masterKey });
  };
  return {
    dataDir: environment['FUZHU_DATA'] || 'data',
    port: environment['PORT'] ? Number(environment['PORT']) : undefined,
    today: shanghaiDay(new Date()),
    rules,
    words: wordsOfPacks,
    areaCode,
    newPassword,
    async open(dataDir) {
      const system = await open(dataDir, 'join');
      return { operations: system.asOperator(), county: COUNTY, close: () => system.close() };
    },
    async readFile(path) {
      try {
        return new Uint8Array(await readFile(path));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw code === 'ENOENT'
          ? new Problem('file-not-found', { file: path })
          : new Problem('file-not-read', { file: path, why: code });
      }
    },
    async writeFile(path, bytes) {
      try {
        await writeFile(path, bytes);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new Problem('file-not-written', { file: path, why: code });
      }
    },
    async start(options, output) {
      const { runServer } = await import('./run-server.ts');
      await runServer(
        { ...options, dataDir: resolve(options.dataDir), hostname: environment['HOST'] || '127.0.0.1' },
        (dataDir) => open(dataDir, 'server'),
        output,
      );
    },
    async work(dataDir, options, output) {
      const { runWorker } = await import('./run-server.ts');
      await runWorker(() => open(dataDir, 'join'), options, output);
    },
    async stop(dataDir) {
      const running = whatRuns(resolve(dataDir));
      if (running === null) return 'not-running';
      return (await stopRunning(running)) ? 'stopped' : 'still-running';
    },
    status(dataDir) {
      const running = whatRuns(resolve(dataDir));
      return running === null ? { running: false } : { running: true, ...running };
    },
    async spread(dataDir) {
      const { spreadTables } = await import('../store/spread.ts');
      const system = await open(dataDir, 'join');
      try {
        return await spreadTables(system.database);
      } finally {
        await system.close();
      }
    },
    async seed({ dataDir, people, seed }, output) {
      const { seedDemonstration } = await import('../operations/demonstration/seed-demonstration.ts');
      const system = await open(dataDir, 'join');
      const started = performance.now();
      try {
        const loaded = await seedDemonstration(system.database, {
          catalogue,
          seal: system.services.seal,
          people,
          seed,
          progress: (done) => output.progress(done, null, '已写入人员'),
        });
        return { ...loaded, disabled: people, seconds: Math.round((performance.now() - started) / 100) / 10 };
      } finally {
        await system.close();
      }
    },
    async bench(names, people, output) {
      // Peers that we measure against are development packages, so this is loaded only when asked for.
      const { runBenches } = (await import('../../bench/bench.ts')) as typeof import('../../bench/bench.ts');
      return runBenches(names, people === undefined ? {} : { people }, (line) => output.say(line));
    },
  };
}
