/** Work in a process of its own, so that its peak memory is its own. The child prints one line of JSON with what it measured. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const hook = new URL('../bin/jsx.mjs', import.meta.url).href;

/** The peak memory of this process so far, in megabytes. */
export const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

/** Runs a module of this folder with arguments; gives what it printed. Rejects with what it said when it fails. */
export async function inChild<T>(module: string, args: readonly string[]): Promise<T> {
  const path = fileURLToPath(new URL(module, import.meta.url));
  // As bin/fuzhu.mjs runs commands.
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--import', hook];
  const child = spawn(process.execPath, [...flags, path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const leave = (): boolean => child.kill();
  process.once('exit', leave);
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained = `${complained}${chunk}`.slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.removeListener('exit', leave);
  if (code !== 0) throw new Error(`${module} ended with ${code}: ${complained.trim()}`);
  return JSON.parse(said) as T;
}
