/** From who qualifies and is not paid to what the page of 应享未享 shows. */
import { count } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import { csvReply, everyLine, type Leaf, tableCsv, yuan } from './csv.ts';
import { type ConsoleHost, type DeskContext, type Operations, PAGE_SIZE, pageOf, pagesOf, queryOf } from './desk.ts';
import { paths } from './paths.ts';
import type { UnclaimedLine, UnclaimedPageProps, UnclaimedPolicy } from './unclaimed-page.tsx';

type Unclaimed = Awaited<ReturnType<Operations['decision']['unclaimed']>>;

const queryNames = ['policy', 'town', 'page'];

function unclaimedAsked({ var: { desk } }: DeskContext, { places, catalogue }: ConsoleHost, query: Query, leaf: Leaf) {
  return desk.operations.decision.unclaimed({
    policy: catalogue.policies.get(query['policy'] ?? '')?.id,
    area: places.below(desk.session.area).find(({ id }) => id === query['town'])?.id,
    ...leaf,
  });
}

export async function unclaimedProps(c: DeskContext, host: ConsoleHost): Promise<UnclaimedPageProps> {
  const { frame, session } = c.var.desk;
  const query = queryOf(c, queryNames);
  const page = pageOf(query);
  const found = await unclaimedAsked(c, host, query, { page, pageSize: PAGE_SIZE });
  const policies = policiesOf(found);
  const chosen = policies.find(({ policy }) => policy === query['policy']) ?? null;
  const total = (chosen !== null && found.total) || 0;
  return {
    frame,
    policies,
    chosen,
    lines: chosen === null ? [] : linesOf(found, chosen, host),
    total,
    query,
    page,
    pages: pagesOf(total),
    csv: paths.unclaimedCsv({ ...query, page: '' }),
    choices: {
      policies: [...host.catalogue.policies.values()].map(({ id, title }) => ({ id, label: title })),
      towns: host.places.below(session.area),
    },
  };
}

const linesOf = (
  { people = [] }: Unclaimed,
  { policy, title }: UnclaimedPolicy,
  { places }: ConsoleHost,
): UnclaimedLine[] =>
  people.map(({ id, name, area, amountFen, phone }) => ({
    person: id,
    name,
    place: places.placeOf(area),
    policy,
    policyTitle: title,
    amountFen,
    phone,
  }));

/** The people of the chosen policy; without one the policies with their numbers. */
export async function unclaimedFile(c: DeskContext, host: ConsoleHost): Promise<Response> {
  const query = queryOf(c, queryNames);
  const policy = host.catalogue.policies.get(query['policy'] ?? '');
  if (policy === undefined) {
    const policies = policiesOf(await unclaimedAsked(c, host, query, { page: 1, pageSize: 1 }));
    const rows = policies.map(({ title, people, paidBy }): [string, ...(string | number)[]] => [
      title,
      people,
      paidBy ?? '没有发放台账',
    ]);
    return csvReply(c, '应享未享', tableCsv(['政策', '人数', '凭什么说没有领'], rows));
  }
  const lines = await everyLine(async (leaf) => {
    const found = await unclaimedAsked(c, host, query, leaf);
    const chosen = { policy: policy.id, title: policy.title, people: 0, paidBy: null };
    return { lines: linesOf(found, chosen, host), total: found.total ?? 0 };
  });
  const rows = lines.map(({ name, place, policyTitle, amountFen, phone }): [string, ...string[]] => [
    name,
    place,
    policyTitle,
    yuan(amountFen),
    phone ?? '',
  ]);
  return csvReply(
    c,
    `应享未享：${policy.title}`,
    tableCsv(['姓名', '乡镇、村', '可以享受', '每期金额（元）', '联系电话'], rows),
  );
}

function policiesOf({ policies, withoutRecord }: Unclaimed): UnclaimedPolicy[] {
  const known = policies.map(({ policy, title, eligible, proof }) => ({
    policy,
    title,
    people: eligible,
    paidBy:
      `《${proof.ledgerTitle}》${proof.month} 里有 ${count(proof.paid)} 人在领` +
      (proof.unmatched > 0 ? `，另有 ${count(proof.unmatched)} 笔对不上人` : ''),
  }));
  const others = withoutRecord.map(({ policy, title, eligible }) => ({
    policy,
    title,
    people: eligible,
    paidBy: null,
  }));
  return [...known, ...others].sort((a, b) => b.people - a.people);
}
