/** From who qualifies and does not receive, and who is one question away, to what the page of 应享未享 shows. */
import type { Fact } from '../../define/fact.ts';
import { Problem } from '../../values/problem.ts';
import { count } from '../ui/format.ts';
import { href, type Query } from '../ui/list-state.ts';
import { csvReply, everyLine, type Leaf, tableCsv, yuan } from './csv.ts';
import { outcomeMarks } from './decision-card.tsx';
import {
  type ConsoleHost,
  type DeskContext,
  type Operations,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
} from './desk.ts';
import { paths } from './paths.ts';
import { shows, type UnclaimedLine, type UnclaimedPageProps, type UnclaimedPolicy } from './unclaimed-page.tsx';

type Unclaimed = Awaited<ReturnType<Operations['decision']['unclaimed']>>;

const queryNames = ['policy', 'town', 'show', 'question', 'page'];

/** A town or village that the session sees; otherwise all of it. */
function areaAsked({ var: { desk } }: DeskContext, { places }: ConsoleHost, query: Query): string | undefined {
  const { area } = desk.session;
  return [...places.below(area), ...places.villages(area)].find(({ id }) => id === query['town'])?.id;
}

function asked(c: DeskContext, host: ConsoleHost, query: Query) {
  return {
    policy: host.catalogue.policies.get(query['policy'] ?? '')?.id,
    area: areaAsked(c, host, query),
    question: host.catalogue.facts.get(query['question'] ?? '')?.id,
  };
}

/** Who is one question away comes first, as long as there is anybody. */
async function found(c: DeskContext, host: ConsoleHost, query: Query, leaf: Leaf) {
  const { unclaimed } = c.var.desk.operations.decision;
  const show = oneOf(shows, query['show']);
  const first = await unclaimed({ ...asked(c, host, query), outcome: show ?? 'one-question', ...leaf });
  if (show !== undefined || (first.total ?? 0) > 0 || first.people === undefined)
    return { show: show ?? shows[0], found: first };
  return {
    show: 'eligible' as const,
    found: await unclaimed({ ...asked(c, host, query), outcome: 'eligible', ...leaf }),
  };
}

export async function unclaimedProps(
  c: DeskContext,
  host: ConsoleHost,
  reveal?: UnclaimedPageProps['reveal'],
): Promise<UnclaimedPageProps> {
  const { frame, session } = c.var.desk;
  const query = queryOf(c, queryNames);
  const page = pageOf(query);
  const { show, found: list } = await found(c, host, query, { page, pageSize: PAGE_SIZE });
  const policies = policiesOf(list);
  const chosen = policies.find(({ policy }) => policy === query['policy']) ?? null;
  const total = (chosen !== null && list.total) || 0;
  const [counted] = [...list.policies, ...list.withoutRecord].filter(({ policy }) => policy === chosen?.policy);
  return {
    frame,
    policies,
    chosen,
    show,
    lines: chosen === null ? [] : linesOf(list, chosen, host, query),
    questions: list.questions ?? [],
    places: (counted?.byArea ?? []).map(({ area, count: people, oneQuestion, severalQuestions }) => ({
      id: area,
      name: host.places.nameOf(area),
      people,
      oneQuestion,
      severalQuestions,
    })),
    total,
    query,
    page,
    pages: pagesOf(total),
    csv: paths.unclaimedCsv({ ...query, page: '' }),
    ...(reveal === undefined ? {} : { reveal }),
    choices: {
      policies: [...host.catalogue.policies.values()].map(({ id, title }) => ({ id, label: title })),
      towns: host.places.below(session.area),
    },
  };
}

function linesOf(
  { people = [] }: Unclaimed,
  { policy, title }: Pick<UnclaimedPolicy, 'policy' | 'title'>,
  host: ConsoleHost,
  query: Query,
): UnclaimedLine[] {
  const back = href(paths.unclaimed, query, {});
  return people.map(({ id, name, area, phone, today, excludedBy }) => ({
    person: id,
    name,
    place: host.places.placeOf(area),
    policy,
    policyTitle: title,
    outcome: today.outcome,
    amountFen: today.amountFen,
    missing: today.missing.map((fact) => host.catalogue.facts.get(fact)?.label ?? fact),
    question: today.missing.length === 1 ? questionOf(host, today.missing[0]!, { person: id, name, back }) : null,
    phone,
    excludedBy,
  }));
}

export function questionOf(
  { catalogue, today }: ConsoleHost,
  id: string,
  { person, name, back }: { readonly person: string; readonly name: string; readonly back: string },
): UnclaimedLine['question'] {
  const fact: Fact | undefined = catalogue.facts.get(id);
  if (fact === undefined) return null;
  const words = fact.question ?? `${fact.label}？`;
  // What follows from other facts is asked of those: of the members of the household, in their files.
  return { words, form: fact.derive === undefined ? { person, name, fact, from: today(), back } : null };
}

/** The people of the chosen policy; without one the policies with their numbers. */
export async function unclaimedFile(c: DeskContext, host: ConsoleHost): Promise<Response> {
  const query = queryOf(c, queryNames);
  const policy = host.catalogue.policies.get(query['policy'] ?? '');
  if (policy === undefined) {
    const policies = policiesOf((await found(c, host, query, { page: 1, pageSize: 1 })).found);
    const rows = policies.map(
      ({
        title,
        people,
        oneQuestion,
        severalQuestions,
        appliedNotPaid,
        excluded,
        paidBy,
      }): [string, ...(string | number)[]] => [
        title,
        people,
        oneQuestion,
        severalQuestions,
        appliedNotPaid,
        excluded,
        paidBy ?? '没有发放台账',
      ],
    );
    const head = ['政策', '应享未享', '只差一问', '差几问', '已申请未发', '不能同时享受', '凭什么说没有领'];
    return csvReply(c, '应享未享', tableCsv(head, rows));
  }
  const show = (await found(c, host, query, { page: 1, pageSize: 1 })).show;
  const lines = await everyLine(async (leaf) => {
    const { found: list } = await found(c, host, { ...query, show }, leaf);
    return { lines: linesOf(list, { policy: policy.id, title: policy.title }, host, query), total: list.total ?? 0 };
  });
  return csvReply(c, `应享未享：${policy.title}`, peopleCsv(lines));
}

/** The same people with whole phone numbers, for a reason that stays on record. Problem `input-invalid` without one. */
export async function unclaimedCalls(
  c: DeskContext,
  host: ConsoleHost,
  { reason, part }: { reason: string; part: number },
): Promise<Response> {
  const query = queryOf(c, queryNames);
  const policy = host.catalogue.policies.get(query['policy'] ?? '');
  if (policy === undefined) throw new Problem('not-found', { what: '这项政策' });
  const { show } = await found(c, host, query, { page: 1, pageSize: 1 });
  const { operations } = c.var.desk;
  const input = { ...asked(c, host, query), policy: policy.id, outcome: show, part, reason };
  const { people } = await operations.decision.callList(input);
  const lines = linesOf({ people } as Unclaimed, { policy: policy.id, title: policy.title }, host, query);
  return csvReply(c, `电话名单：${policy.title}${part > 1 ? `（第 ${part} 份）` : ''}`, peopleCsv(lines));
}

function peopleCsv(lines: readonly UnclaimedLine[]): string {
  const rows = lines.map(
    ({ name, place, policyTitle, outcome, amountFen, question, missing, phone, excludedBy }): [string, ...string[]] => [
      name,
      place,
      policyTitle,
      outcomeMarks[outcome].word,
      yuan(amountFen),
      question?.words ?? missing.join('、'),
      phone ?? '',
      excludedBy.join('、'),
    ],
  );
  return tableCsv(
    ['姓名', '乡镇、村', '政策', '现在的认定', '每期金额（元）', '还要问', '联系电话', '不能与已享受的同时享受'],
    rows,
  );
}

function policiesOf({ policies, withoutRecord }: Unclaimed): UnclaimedPolicy[] {
  const counts = ({
    policy,
    title,
    eligible,
    oneQuestion,
    severalQuestions,
    appliedNotPaid,
    excluded,
  }: Unclaimed['withoutRecord'][number]) => ({
    policy,
    title,
    people: eligible,
    oneQuestion,
    severalQuestions,
    appliedNotPaid,
    excluded,
  });
  const known = policies.map(({ proof, ...each }) => ({
    ...counts(each),
    paidBy:
      `《${proof.ledgerTitle}》${proof.month} 里有 ${count(proof.paid)} 人在领` +
      (proof.unmatched > 0 ? `，另有 ${count(proof.unmatched)} 笔对不上人` : ''),
  }));
  const others = withoutRecord.map((each) => ({ ...counts(each), paidBy: null }));
  return [...known, ...others].sort((a, b) => b.people - a.people || b.oneQuestion - a.oneQuestion);
}
