/** From a person's file, the decisions for them and who has looked, to what the page shows. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { addDays, ageOn, type PlainDate } from '../../values/date.ts';
import { moment } from '../ui/format.ts';
import type { TimelineEntry } from '../ui/timeline.tsx';
import type { DecisionCardProps } from './decision-card.tsx';
import type { ConsoleHost, Desk, Operations } from './desk.ts';
import { paths } from './paths.ts';
import { disabilityWords, relationWords, sexWords, stateOf } from './people-words.ts';
import type { PersonFileProps } from './person-file.tsx';

type File = Awaited<ReturnType<Operations['person']['read']>>;
type FactStep = File['facts'][number];
type Decision = Awaited<ReturnType<Operations['decision']['explain']>>['decisions'][number];

/** What was masked, in clear: numbers by their kind, and amounts of money by the label of their fact. */
export interface Revealed {
  readonly revealed: Readonly<Record<Secret, string | null>>;
  readonly amounts: ReadonlyMap<string, string>;
}

const secrets = ['residentId', 'certificateNumber', 'phone', 'account', 'address'] as const;
type Secret = (typeof secrets)[number];

/** Each is asked for by itself, so that the audit names each. */
export async function revealAll({ operations }: Desk, person: string, reason: string): Promise<Revealed> {
  const { amounts } = await operations.person.reveal({ person, what: 'money', reason });
  const values: [Secret, string | null][] = [];
  for (const what of secrets) values.push([what, (await operations.person.reveal({ person, what, reason })).value]);
  return {
    revealed: Object.fromEntries(values) as Revealed['revealed'],
    amounts: new Map(amounts.map(({ label, text }) => [label, text])),
  };
}

/** `mergedInto`: the file has become part of another, and that one is to be read. */
export async function personFileProps(
  desk: Desk,
  host: ConsoleHost,
  person: string,
  shown?: Revealed,
): Promise<PersonFileProps | { readonly mergedInto: string }> {
  const { operations, frame } = desk;
  const file = await operations.person.read({ person });
  if (file.mergedInto !== null) return { mergedInto: file.mergedInto };
  const explained = await operations.decision.explain({ person });
  const asked = await operations.decision.askAbout({ person });
  return {
    frame,
    person: identityOf(file, host, shown),
    members: membersOf(file, host.today()),
    facts: timelinesOf(file, host.catalogue, shown),
    decisions: decisionsOf(explained.decisions, host.catalogue),
    asking: askingOf(asked, file, host),
    decidedOn: explained.on,
    entries: file.entries.map(({ id, ledger, ledgerTitle, stageLabel, changedAt, withdrawn }) => ({
      ledger,
      ledgerTitle,
      id,
      stage: withdrawn ? '已撤回' : (stageLabel ?? '已登记'),
      on: moment(changedAt).slice(0, 10),
    })),
    looks: looksOf(file, host),
  };
}

function identityOf(
  file: File,
  { places, today }: ConsoleHost,
  shown: Revealed | undefined,
): PersonFileProps['person'] {
  const { residentId, certificateNumber, phone, account, address } = shown?.revealed ?? file.masked;
  return {
    id: file.id,
    name: file.name,
    sex: sexWords(file.sex),
    birthDate: file.birthDate,
    age: file.birthDate === null ? null : ageOn(file.birthDate, file.diedOn ?? today()),
    place: places.placeOf(file.area),
    address,
    state: stateOf(file, today()),
    residentId,
    certificate: certificateNumber,
    phone,
    bankAccount: account,
    revealed: shown !== undefined,
  };
}

const membersOf = ({ members }: File, today: PlainDate): PersonFileProps['members'] =>
  members.map((member) => ({
    id: member.id,
    name: member.name,
    relation: relationWords(member.relation),
    age: member.birthDate === null ? null : ageOn(member.birthDate, member.diedOn ?? today),
    disability: disabilityWords(member),
  }));

const sources: Readonly<Record<string, string>> = {
  staff: '工作人员登记',
  import: '台账导入',
  'import-undo': '撤销导入',
  entry: '台账记录',
  merge: '合并档案',
  demonstration: '演示数据',
};

/** One timeline per fact, in the order in which the catalogue defines them. */
function timelinesOf(
  { id: person, facts }: File,
  catalogue: Catalogue,
  shown: Revealed | undefined,
): PersonFileProps['facts'] {
  const byFact = Map.groupBy(facts, ({ fact }) => fact);
  return [...catalogue.facts.values()].flatMap(({ id, label }) => {
    const steps = byFact.get(id);
    return steps === undefined ? [] : [{ id, label, entries: steps.map((step) => timelineEntry(person, step, shown)) }];
  });
}

function timelineEntry(person: string, step: FactStep, shown: Revealed | undefined): TimelineEntry {
  const { text, label, from, to, recordedAt, source, superseded, assertion } = step;
  const clear = superseded ? undefined : shown?.amounts.get(label);
  return {
    value: text ?? clear ?? '已遮住',
    from,
    until: to === null ? undefined : addDays(to, -1),
    recorded: recordedAt,
    source: sources[source] ?? source,
    superseded: superseded ? '后来登记的替代了它' : undefined,
    correct: superseded ? undefined : paths.correctFact(person, assertion),
  };
}

type Asked = Awaited<ReturnType<Desk['operations']['decision']['askAbout']>>;

function askingOf({ next, atMost, oneAway }: Asked, { id, name }: File, host: ConsoleHost): PersonFileProps['asking'] {
  const words = ({ about, question, label }: Asked['questions'][number]): string =>
    `${about === null ? '' : `${about.name}：`}${about === null && question !== null ? question : `${label}？`}`;
  const fact = next && host.catalogue.facts.get(next.fact);
  return {
    next:
      next && fact
        ? {
            words: words(next),
            policies: next.policies.map(({ title }) => title),
            form: {
              person: next.about?.person ?? id,
              name: next.about?.name ?? name,
              fact,
              from: host.today(),
              back: paths.person(id),
            },
          }
        : null,
    atMost,
    oneAway: [...Map.groupBy(oneAway, ({ question }) => words(question))].map(([said, waiting]) => ({
      words: said,
      titles: waiting.map(({ title }) => title),
    })),
  };
}

const rank: Record<Decision['outcome'], number> = { eligible: 0, unknown: 1, ineligible: 2 };

/** Those that somebody qualifies for first, then those for which something is still to be found out. */
const decisionsOf = (decisions: readonly Decision[], { checked }: Catalogue): DecisionCardProps[] =>
  [...decisions]
    .sort((a, b) => rank[a.outcome] - rank[b.outcome])
    .map(({ policy, title, outcome, amountFen, every, criteria, missingLabels }) => ({
      policy,
      title,
      outcome,
      pays: checked.get(policy)!.pays !== null,
      amountFen,
      every,
      criteria,
      missing: missingLabels,
    }));

const secretWords: Readonly<Record<string, string>> = {
  residentId: '身份证号',
  certificateNumber: '残疾人证号',
  phone: '电话',
  account: '银行账号',
  address: '住址',
  money: '金额',
};

/** One page calls several operations; who looked once stands there once. */
function looksOf({ lookedAt }: File, { titleOf }: ConsoleHost): PersonFileProps['looks'] {
  return [...Map.groupBy(lookedAt, ({ requestId }) => requestId).values()].map((rows) => {
    const [first] = rows as [File['lookedAt'][number]];
    const titles = [...new Set(rows.map(({ operation }) => titleOf(operation) ?? operation))];
    const seen = rows.flatMap(({ detail }) => secretWords[String(detail['what'])] ?? []);
    const reason = rows.map(({ detail }) => detail['reason']).find((text) => typeof text === 'string');
    return {
      at: new Date(first.at).toISOString(),
      who: first.staffName ?? '系统',
      what: titles.join('、') + (seen.length > 0 ? `（${seen.join('、')}）` : ''),
      reason: typeof reason === 'string' ? reason : null,
    };
  });
}
