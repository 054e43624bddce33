/** Pairs that may be one person: look at both side by side, make them one file, or find that they are two. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  idAsked,
  type Operations,
  reply,
} from './desk.ts';
import { sayDone } from './done.ts';
import { DuplicatePage, type DuplicatePair, DuplicatesPage } from './duplicates-page.tsx';
import { paths } from './paths.ts';

type Pair = Awaited<ReturnType<Operations['duplicate']['list']>>['pairs'][number];

export function duplicateRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/duplicates', async (c) => {
    const { operations, frame } = c.var.desk;
    const { pairs } = await operations.duplicate.list({ limit: 200 });
    return reply(c, <DuplicatesPage frame={frame} pairs={pairs.map((pair) => pairOf(pair, host))} />);
  });
  app.get('/duplicates/:first/:second', async (c) => reply(c, await pairPage(c, host)));
  app.post('/duplicates/:first/:second', (c) => settle(c, host));
  return app;
}

/** Both ids in the address, so that the pair is found among those of one person. */
async function pairAsked(c: DeskContext, host: ConsoleHost): Promise<DuplicatePair> {
  const [first, second] = [idAsked(c, 'first', '这一对'), idAsked(c, 'second', '这一对')];
  const { pairs } = await c.var.desk.operations.duplicate.list({ person: first });
  const found = pairs.find(({ people }) => people.some(({ id }) => id === second));
  if (found === undefined) throw new Problem('not-found', { what: '这一对' });
  return pairOf(found, host);
}

async function pairPage(c: DeskContext, host: ConsoleHost, refused: { reason?: string; error?: string } = {}) {
  const pair = await pairAsked(c, host);
  const { desk } = c.var;
  const frame = frameAt(desk, paths.duplicate(pair.people[0].id, pair.people[1].id));
  return <DuplicatePage frame={frame} pair={pair} mayDecide={desk.session.role === 'county'} {...refused} />;
}

async function settle(c: DeskContext, host: ConsoleHost) {
  const { operations } = c.var.desk;
  const people = [idAsked(c, 'first', '这一对'), idAsked(c, 'second', '这一对')] as const;
  const { keep = '', reason = '' } = await formOf(c);
  const loser = people.find((id) => id !== keep);
  try {
    if (keep === '') {
      await operations.duplicate.keepApart({ people: [...people], reason });
      sayDone(c, 'apart');
      return c.redirect(paths.duplicates, 303);
    }
    if (!people.includes(keep) || loser === undefined) throw new Problem('not-found', { what: '这一对' });
    const { arising } = await operations.duplicate.merge({ winner: keep, loser, reason });
    sayDone(c, 'merged', arising);
    return c.redirect(paths.person(keep), 303);
  } catch (error) {
    const [message = ''] = Object.values(fieldErrors(error));
    return reply(c, await pairPage(c, host, { reason, error: message }), 422);
  }
}

const reasons: Record<Pair['reasons'][number], string> = {
  sameIdentityNumber: '身份证号相同',
  certificateOfOther: '残疾人证上是另一个人的身份证号',
  sameCertificate: '残疾人证号相同',
  sameBirthAndName: '姓名、性别和出生日期相同',
  sameBirthSimilarName: '出生日期相同、姓名相近，电话或住址也相同',
};

function pairOf({ people: [a, b], reasons: why, likelihood }: Pair, { places }: ConsoleHost): DuplicatePair {
  const side = ({ id, name, birthDate, area, masked, records }: typeof a) => ({
    id,
    name,
    birthDate,
    place: places.placeOf(area),
    residentId: masked?.residentId ?? null,
    certificate: masked?.certificateNumber ?? null,
    phone: masked?.phone ?? null,
    records,
  });
  return { people: [side(a), side(b)], reasons: why.map((reason) => reasons[reason]), likelihood };
}
