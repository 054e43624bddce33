/** The list of a policy about places, areas or organisations, from what the operation decided. */
import type { OtherSubject } from '../../define/fact.ts';
import type { Policy } from '../../define/policy.ts';
import { formatFen } from '../../values/money.ts';
import { count } from '../ui/format.ts';
import type { ConsoleHost, Desk, Operations } from './desk.ts';
import { stopMarks } from './grant-stop-words.ts';
import { headings, kindWords, rulingWords, sectionOf } from './subject-words.ts';
import type { SubjectLine, SubjectsPageProps } from './subjects-page.tsx';

type Listed = Awaited<ReturnType<Operations['subject']['list']>>;
type Decided = Listed['subjects'][number];

export async function subjectsProps(
  { operations, frame }: Desk,
  host: ConsoleHost,
  asked: string,
): Promise<SubjectsPageProps> {
  const found = await operations.subject.list({ policy: asked });
  const { subject: kind } = found.policy;
  const rules = host.catalogue.others.get(kind)!;
  const policy = rules.policies.get(asked)!;
  const proposals = await proposalsBeside(operations, host, kind);
  const groups = groupsOf(policy);
  const lines = found.subjects.map(
    (each): SubjectLine => lineOf(each, { policy, host, kind, groups, proposal: proposals.get(each.id) }),
  );
  const verdict = (outcome: 'eligible' | 'ineligible' | 'unknown'): string => policy.verdicts?.[outcome].zh ?? outcome;
  return {
    frame,
    section: sectionOf[kind],
    title: headings[asked] ?? policy.title,
    policy: { id: asked, title: policy.title, kind },
    on: found.on,
    verdicts: { eligible: verdict('eligible'), ineligible: verdict('ineligible'), unknown: verdict('unknown') },
    counts: { eligible: found.eligible, ineligible: found.ineligible, unknown: found.unknown },
    lines,
    groups,
    totals: totalsOf(found.subjects, policy, kind),
    money: policy.versions.some(({ amount }) => amount !== null),
    waiting: [...proposals.values()].filter(({ ruling }) => ruling === undefined).length,
  };
}

/** What other policies about the same places propose to stop: shown beside the standard, where whoever looks after them looks. */
async function proposalsBeside(operations: Operations, { catalogue }: ConsoleHost, kind: OtherSubject) {
  const stopping = [...catalogue.others.get(kind)!.policies.values()].filter(({ stops }) => stops !== undefined);
  const found = new Map<string, NonNullable<Decided['proposal']>>();
  for (const { id } of stopping) {
    for (const { id: subject, proposal } of (await operations.subject.list({ policy: id })).subjects)
      if (proposal !== undefined) found.set(subject, proposal);
  }
  return found;
}

/** Figures named …Needed, …Present and …Gap stand in one cell; without such names there are no groups. */
function groupsOf(policy: Policy): SubjectsPageProps['groups'] {
  const figures = Object.entries(policy.versions.at(-1)?.figures ?? {});
  const gaps = figures.filter(([id]) => id === 'gap' || id.endsWith('Gap'));
  const total = gaps.filter(([id]) => id === 'gap');
  return [...total, ...gaps.filter(([id]) => id !== 'gap')].map(([id, { label }]) => ({
    id,
    label: label.replace(/(领域)?缺口$/u, ''),
  }));
}

/** What is added up over the list: posts, or the levies that are due. */
function totalsOf(subjects: readonly Decided[], policy: Policy, kind: OtherSubject): SubjectsPageProps['totals'] {
  const sum = (label: string, values: readonly (number | null)[], show: (total: number) => string) => {
    const known = values.filter((value) => value !== null);
    const unclear = values.length - known.length;
    const total = show(known.reduce((all, value) => all + value, 0));
    return { label, value: total, ...(unclear > 0 ? { aside: `另有 ${unclear} 个${kindWords[kind]}还不清楚` } : {}) };
  };
  if (kind === 'organisation')
    return [
      sum(
        '应缴合计',
        subjects.map(({ amountFen }) => amountFen),
        formatFen,
      ),
    ];
  return Object.entries(policy.versions.at(-1)?.figures ?? {})
    .filter(([id]) => ['needed', 'present', 'gap'].includes(id))
    .map(([id, { label, unit = '' }]) => {
      const values = subjects.map(({ figures }) => figures.find((figure) => figure.id === id)?.value ?? null);
      return sum(label, values, (total) => `${count(total)}${unit}`);
    });
}

interface Around {
  readonly policy: Policy;
  readonly host: ConsoleHost;
  readonly kind: OtherSubject;
  readonly groups: SubjectsPageProps['groups'];
  readonly proposal: Decided['proposal'];
}

function lineOf(decided: Decided, { policy, host, kind, groups, proposal }: Around): SubjectLine {
  const { id, name, area, outcome, amountFen, fails, missing } = decided;
  const facts = host.catalogue.others.get(kind)!.facts;
  const otherwise = (criterion: string): string =>
    policy.versions.findLast(({ criteria }) => criteria[criterion])?.criteria[criterion]?.otherwise ?? criterion;
  return {
    id,
    name,
    place: host.places.nameOf(area.slice(0, 9)),
    outcome,
    amountFen,
    reasons:
      kind === 'organisation' && outcome === 'eligible'
        ? shortFigures.flatMap((figure) => {
            const text = decided.figures.find((each) => each.id === figure)?.text;
            return text === undefined ? [] : [`${labelOf(policy, figure)} ${text}`];
          })
        : fails.map(otherwise),
    missing: missing.map((fact) => facts.get(fact)?.label ?? fact),
    figures: Object.fromEntries(groups.map((group) => [group.id, groupWords(decided, group.id)])),
    ...(proposal === undefined ? {} : { proposal: proposalMark(proposal) }),
  };
}

function proposalMark({ ruling }: NonNullable<Decided['proposal']>): NonNullable<SubjectLine['proposal']> {
  if (ruling === undefined) return { tone: 'warn', words: '建议停发追回，待决定' };
  if (ruling.outcome === 'keep' || ruling.stop === null) return { tone: 'ok', words: rulingWords[ruling.outcome] };
  const { tone, word } = stopMarks[ruling.stop.state];
  return { tone, words: `停发追回：${word}` };
}

/** Of what is due, in the list: the rest stands in the file. */
const shortFigures = ['due', 'employed', 'short'];
const labelOf = (policy: Policy, figure: string): string =>
  policy.versions.findLast(({ figures }) => figures?.[figure])?.figures?.[figure]?.label ?? figure;

/** `socialGap` → 需 4，有 2，缺 2. The link leads to how the gap was worked out. */
function groupWords({ figures }: Decided, gap: string) {
  const stem = gap === 'gap' ? '' : gap.slice(0, -'Gap'.length);
  const named = (part: string): string => (stem === '' ? part.toLowerCase() : `${stem}${part}`);
  const value = (part: string): string => {
    const found = figures.find(({ id }) => id === named(part))?.value ?? null;
    return found === null ? '不详' : String(found);
  };
  return {
    words: `需${value('Needed')} 有${value('Present')} 缺${value('Gap')}`,
    anchor: gap,
    settled: value('Gap') === '0',
  };
}
