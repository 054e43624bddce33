/** A name that several people have: who they are is said before it is refused, with what to type instead. The look is logged as any list is. */
import { Problem } from '../../values/problem.ts';
import type { Host, Operations } from './command.ts';
import { type Output, table } from './print.ts';

/** So many are shown; who has a more common name gives the number. */
const MOST = 50;

export async function personMeant<T>(
  typed: string,
  { operations, host, output }: { readonly operations: Operations; readonly host: Host; readonly output: Output },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Numbers are asked for whole, and lists take none: several files of one number are for the duplicates' page.
    if (!(error instanceof Problem) || error.code !== 'person-ambiguous' || /\d/.test(typed)) throw error;
    const { people } = await operations.person.list({ q: typed.trim(), status: 'all', pageSize: MOST });
    const { place } = host.words();
    output.say(
      table(
        ['编号', '姓名', '村（社区）', '出生', '身份证号'],
        people
          .filter(({ name }) => name === typed.trim())
          .map(({ id, name, area, birthDate, masked }) => [id, name, place(area), birthDate, masked?.residentId]),
      ),
    );
    throw error;
  }
}
