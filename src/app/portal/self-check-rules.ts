/**
 * The rules of the self-check as plain JSON, with nothing in it that the questions and answers do not need. The server and the browser both open
 * this same JSON, so that they can not differ.
 */
import type { Fact } from '../../define/fact.ts';
import type { Parameter } from '../../define/parameter.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import type { CheckedPolicy } from '../../engine/checked-policy.ts';
import { type Derivation, readsOf, type Tree } from '../../engine/tree.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { catalogueAsSaid } from './as-said.ts';
import type { Service } from './service.ts';

export interface SelfCheckRules {
  readonly area: AreaCode;
  readonly services: readonly ServiceWords[];
  readonly facts: readonly Fact[];
  readonly parameters: readonly Parameter[];
  /** Each after those it reads. In their trees a parameter is only its id. */
  readonly checked: readonly CheckedPolicy[];
  readonly derivations: readonly Derivation[];
}

export type ServiceWords = Pick<
  Service,
  'id' | 'title' | 'plate' | 'lifeSituation' | 'papers' | 'applyAt' | 'benefit' | 'every'
>;

/** What holds in the area from `from` on; earlier versions and values stay out. Built once when the server starts. */
export function selfCheckRules(
  standing: Catalogue,
  all: readonly Service[],
  { from, area }: { from: PlainDate; area: AreaCode },
): SelfCheckRules {
  const catalogue = catalogueAsSaid(standing);
  const services = all.filter(({ applicant }) => applicant === undefined);
  const checked = policiesRead(
    catalogue,
    services.map(({ id }) => id),
  ).map((policy) => sinceDay(policy, from));
  const reads = readsOf(...checked.flatMap(treesOf));
  const facts = withDerived(catalogue, new Set(reads.facts));
  const rules: SelfCheckRules = {
    area,
    services: services.map(({ id, title, plate, lifeSituation, papers, applyAt, benefit, every }) => ({
      id,
      title,
      plate,
      lifeSituation,
      papers,
      applyAt,
      benefit,
      every,
    })),
    facts: [...catalogue.facts.values()].filter(({ id }) => facts.has(id)).map(({ derive: _, ...fact }) => fact),
    parameters: reads.parameters.map((id) => inArea(catalogue.parameters.get(id) as Parameter, from, area)),
    checked: checked.map(withoutPapers),
    derivations: catalogue.derivations
      .filter(({ fact }) => facts.has(fact.id))
      .map(({ fact: { derive: _, ...fact }, tree }) => ({ fact, tree })),
  };
  return JSON.parse(JSON.stringify(rules, parameterIds)) as SelfCheckRules;
}

const treesOf = ({ versions }: CheckedPolicy): Tree[] =>
  versions.flatMap(({ criteria, amount }) => [...criteria.map(({ is }) => is), ...(amount === null ? [] : [amount])]);

function policiesRead(catalogue: Catalogue, wanted: readonly string[]): CheckedPolicy[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    const policy = catalogue.checked.get(id);
    if (policy === undefined || found.has(id)) return;
    found.add(id);
    readsOf(...treesOf(policy)).policies.forEach(visit);
  };
  wanted.forEach(visit);
  return catalogue.order.filter((id) => found.has(id)).map((id) => catalogue.checked.get(id) as CheckedPolicy);
}

/** The version in force on the day, and those that come after it. */
function sinceDay(policy: CheckedPolicy, day: PlainDate): CheckedPolicy {
  const inForce = policy.versions.findLastIndex(({ from }) => from <= day);
  return { ...policy, versions: policy.versions.slice(Math.max(0, inForce)) };
}

/** The facts read, and those from which the derived ones among them follow. */
function withDerived(catalogue: Catalogue, facts: Set<string>): Set<string> {
  for (const { fact, tree } of [...catalogue.derivations].reverse())
    if (facts.has(fact.id)) for (const id of readsOf(tree).facts) facts.add(id);
  return facts;
}

function inArea(parameter: Parameter, from: PlainDate, area: AreaCode): Parameter {
  const here = parameter.values.filter((held) => contains(held.area, area));
  const superseded = (held: (typeof here)[number]): boolean =>
    here.some((other) => other.area === held.area && other.from > held.from && other.from <= from);
  return {
    ...parameter,
    values: here.filter((held) => !superseded(held)).map((held) => ({ ...held, source: { paper: '' } })),
  };
}

/** The page says why in words; the clauses stand on the page of the benefit. */
function withoutPapers({ policy, versions, pays }: CheckedPolicy): CheckedPolicy {
  const { id, title, titleEn, every } = policy;
  return {
    policy: { id, title, titleEn, every } as CheckedPolicy['policy'],
    pays,
    among: null,
    versions: versions.map((version) => ({
      ...version,
      criteria: version.criteria.map(({ criterion, ...rest }) => ({
        ...rest,
        criterion: {
          because: criterion.because,
          becauseEn: '',
          otherwise: criterion.otherwise,
          source: { paper: '' },
        } as typeof criterion,
      })),
    })),
  };
}

/** Trees hold the whole parameter at each place that reads it; in JSON its id stands there. */
const parameterIds = (key: string, value: unknown): unknown =>
  key === 'parameter' && typeof value === 'object' && value !== null ? (value as Parameter).id : value;

/** As much of a catalogue as deciding needs. */
export function openRules(rules: SelfCheckRules): Catalogue {
  const parameters = new Map(rules.parameters.map((parameter) => [parameter.id, parameter]));
  const relink = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
      key === 'parameter' && typeof inner === 'string' ? parameters.get(inner) : inner,
    ) as T;
  const checked = new Map(relink(rules.checked).map((policy) => [policy.policy.id, policy]));
  return {
    packs: [],
    facts: new Map(rules.facts.map((fact) => [fact.id, fact])),
    parameters,
    policies: new Map([...checked].map(([id, { policy }]) => [id, policy])),
    ledgers: new Map(),
    indicators: new Map(),
    targets: [],
    funds: new Map(),
    projects: new Map(),
    papers: new Map(),
    order: [...checked.keys()],
    checked,
    derivations: relink(rules.derivations),
    others: new Map(),
  };
}
