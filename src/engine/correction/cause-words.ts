/** The reason of a correction in one sentence: 2026年5月8日登记：残疾等级自2026年4月10日起为1级。 */
import type { Step } from '../../define/assertion.ts';
import { type DayNumber, fromDayNumber, inChinese } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import type { History } from '../entitlement/history.ts';
import { factText } from '../fact-text.ts';
import { sourceText } from '../words.ts';
import type { Cause } from './cause.ts';
import { ELSEWHERE } from './ruled-clash.ts';

export function causeWords(cause: Cause, catalogue: Catalogue, history: History): string {
  switch (cause.kind) {
    case 'fact':
      return factWords(cause, catalogue, history);
    case 'claim': {
      const what = cause.fact?.startsWith('confirmed') ? '审核确认' : '申请';
      return `${recorded(cause.recordedAt)}：${since(cause.from)}的${what}${isTakenBack(cause.id, history) ? '撤销' : '有变动'}。`;
    }
    case 'residence': {
      const whose = cause.subject === history.person.id ? '本人' : '家庭成员';
      return `${recorded(cause.recordedAt)}：${whose}自${since(cause.from)}起住址或家庭变动。`;
    }
    case 'parameter': {
      const label = catalogue.parameters.get(cause.parameter)?.label ?? cause.parameter;
      return `${label}自${inChinese(cause.from)}起调整（${sourceText(cause.source)}）。`;
    }
    case 'policy':
      return `“${titleOf(cause.policy, catalogue)}”的规定有变动。`;
    case 'clash':
      if (cause.policy === ELSEWHERE) return '外地已经发放，核实后决定本县不再重复发放。';
      return `与“${titleOf(cause.policy, catalogue)}”不能同时足额领取。`;
    case 'payment':
      return '实际发放的金额与当时认定的不一致。';
  }
}

type Recorded = Extract<Cause, { readonly id: string }>;

/** What was said of a fact, as far as it may be told. */
export function factSaid(cause: Recorded, catalogue: Catalogue, history: History) {
  const fact = catalogue.facts.get(cause.fact ?? '');
  const said = assertionsIn(history).find(({ id }) => id === cause.id);
  const ofMember = fact?.subject === 'person' && cause.subject !== history.person.id;
  const shared = { fact, said, ofMember, label: fact?.label ?? cause.fact ?? '' };
  if (!fact || !said || said.withdrawn) return { ...shared, text: null };
  // Sums of money are named and not told, as in the person's file; of those who live or once lived there nothing that is sensitive is.
  const hidden = fact.sensitive === 'money' || (ofMember && fact.sensitive !== undefined);
  return { ...shared, text: hidden ? '' : factText(fact, said.value) };
}

function factWords(cause: Recorded, catalogue: Catalogue, history: History): string {
  const { fact, said, label, ofMember, text } = factSaid(cause, catalogue, history);
  const whose = ofMember ? '家庭成员的' : '';
  const when = recorded(cause.recordedAt);
  if (text === null || !said) return `${when}：撤销了原来登记的${whose}${label}。`;
  const until = said.to === null ? '' : `至${since(said.to - 1)}`;
  const time = `自${since(cause.from)}${until === '' ? '起' : until}`;
  // A day says itself from when it holds.
  if (fact?.kind === 'date' && text !== '' && said.value !== null)
    return `${when}：${whose}${label}为${since(said.value)}。`;
  return `${when}：${whose}${label}${time}${text === '' ? '有变动' : `为${text}`}。`;
}

const assertionsIn = ({ person, others, households }: History): readonly Step['by'][] =>
  [person, ...others, ...households].flatMap(({ assertions }) => assertions);

export const isTakenBack = (id: string, { claims }: History): boolean =>
  claims.some((claim) => claim.id === id && (claim.withdrawn || claim.value !== 1));

const since = (day: DayNumber): string => inChinese(fromDayNumber(day));

const SHANGHAI = 8 * 3_600_000;
const DAY = 86_400_000;
const recorded = (milliseconds: number): string => `${since(Math.floor((milliseconds + SHANGHAI) / DAY))}登记`;

const titleOf = (policy: string, { policies }: Catalogue): string => policies.get(policy)?.title ?? policy;
