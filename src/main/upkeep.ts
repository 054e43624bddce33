/** Small work that a running system does by itself: what has ended is swept away. */
import { operatorScope } from '../operations/access.ts';
import { sweepSessions } from '../store/session.ts';
import { sweepAttempts } from '../store/sign-in-attempt.ts';
import { COUNTY } from './catalogue.ts';
import type { System } from './system.ts';

const EVERY = 10 * 60_000;

/** Gives the function that ends it. A sweep that fails is tried again at the next turn. */
export function keepUp({ services }: System, log: (line: string) => void): () => void {
  const scope = operatorScope(COUNTY);
  const sweep = async (): Promise<void> => {
    const at = services.now().toISOString();
    await services.database.tx(scope, async (tx) => {
      await sweepSessions(tx, scope, at);
      await sweepAttempts(tx, scope, at);
    });
  };
  const timer = setInterval(() => {
    sweep().catch((error: unknown) =>
      log(JSON.stringify({ level: 'warn', what: 'upkeep', error: (error as Error).name })),
    );
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
