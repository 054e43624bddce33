/** What is wrong with the rules of a policy that do not decide but turn decisions into money: months, exclusions, limits, corrections, funding. */
import type { Policy } from '../../define/policy.ts';
import { isPlainDate } from '../../values/date.ts';
import type { Definitions } from '../definitions.ts';

type Defined = Pick<Definitions, 'policies' | 'parameters'>;

export function checkRulesBetween(policy: Policy, defined: Defined, defects: string[]): void {
  const where = `policy "${policy.id}"`;
  const tell = (what: string) => defects.push(`${where}: ${what}`);
  const others = [
    ...(policy.excludes ?? []).map((rule) => ({ id: rule.policy, rule: 'excludes' })),
    ...(policy.cap?.with ?? []).map((id) => ({ id, rule: 'cap' })),
    ...(policy.corrections?.netsWith ?? []).map((id) => ({ id, rule: 'corrections' })),
  ];
  for (const { id, rule } of others) {
    if (!defined.policies.has(id)) tell(`${rule} names "${id}", which is no policy`);
    else if (id === policy.id) tell(`${rule} names the policy itself`);
  }
  checkMonths(policy, tell);
  checkExclusions(policy, defined, tell);
  checkCap(policy, defined, tell);
  checkCorrections(policy, tell);
  checkFunding(policy, tell);
}

type Tell = (what: string) => void;

function checkMonths({ every, months, excludes, cap }: Policy, tell: Tell): void {
  if (every === 'month') return;
  if (months) tell(`month rules are for policies that pay by the month, it pays by the ${every}`);
  if (every === 'once' && (excludes || cap))
    tell('exclusions and limits are for what is paid by the month or by the year');
}

function checkExclusions({ id, every, excludes = [] }: Policy, { policies }: Defined, tell: Tell): void {
  for (const { policy } of excludes) {
    const other = policies.get(policy);
    if (other && other.every !== every) tell(`excludes names "${policy}", which pays by the ${other.every}`);
    if (other?.excludes?.some((rule) => rule.policy === id) && id < policy)
      tell(`"${policy}" excludes it too: the rule stands in one of the two`);
  }
}

function checkCap({ cap, every }: Policy, { parameters, policies }: Defined, tell: Tell): void {
  if (!cap) return;
  for (const id of cap.with) {
    const other = policies.get(id);
    if (other && other.every !== every) tell(`cap names "${id}", which pays by the ${other.every}`);
  }
  const wanted = [
    { id: cap.parameter, kind: 'money' },
    ...(cap.share === undefined ? [] : [{ id: cap.share, kind: 'rate' }]),
  ];
  for (const { id, kind } of wanted) {
    const parameter = parameters.get(id);
    if (!parameter) tell(`cap names the parameter "${id}", which does not exist`);
    else if (parameter.kind !== kind || parameter.by.length > 0)
      tell(`cap needs a ${kind} parameter without keys, "${id}" is none`);
  }
}

function checkCorrections({ corrections }: Policy, tell: Tell): void {
  if (!corrections) return;
  const { share, most } = corrections.instalments;
  if (!(share.of > 0 && share.of <= share.in)) tell('instalments withhold a share above nothing and up to the whole');
  if (!Number.isInteger(most) || most < 1) tell('instalments run over one month at least');
}

function checkFunding({ paidBy = [] }: Policy, tell: Tell): void {
  paidBy.forEach(({ from, shares }, index) => {
    if (!isPlainDate(from)) tell('“from” of paidBy is not a date');
    const previous = paidBy[index - 1];
    if (previous && previous.from >= from) tell('paidBy must come from the oldest to the newest');
    const levels = new Set(shares.map(({ level }) => level));
    if (levels.size !== shares.length) tell(`paidBy from ${from} names a level twice`);
    if (!addUp(shares.map(({ share }) => share))) tell(`the shares of paidBy from ${from} do not add up to one`);
  });
}

/** Exactly, by the common denominator. */
function addUp(shares: readonly { readonly of: number; readonly in: number }[]): boolean {
  if (
    shares.some((share) => !Number.isInteger(share.of) || !Number.isInteger(share.in) || share.of < 0 || share.in < 1)
  )
    return false;
  const whole = shares.reduce((product, share) => product * BigInt(share.in), 1n);
  return shares.reduce((sum, share) => sum + (whole / BigInt(share.in)) * BigInt(share.of), 0n) === whole;
}
