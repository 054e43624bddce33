/** A decision as sentences that anybody can read, with the clause each rests on. */
import type { Source } from '../define/source.ts';
import { inChinese } from '../values/date.ts';
import { formatFen } from '../values/money.ts';
import type { CriterionResult, Decision, FactUsed, FigureResult, ParameterUsed, PolicyUsed } from './decision.ts';

export interface DecisionWords {
  /** One sentence: 可以享受“…”，每月 150元。 */
  readonly headline: string;
  /** One sentence per reason, each with its clause. Eligible: why; ineligible: the criteria that fail; unknown: what is needed. */
  readonly reasons: readonly string[];
}

export function wordsOf(decision: Decision, language: 'zh' | 'en'): DecisionWords {
  const { headline, reasons } = language === 'zh' ? inChineseWords(decision) : inEnglishWords(decision);
  const figures = decision.figures?.map(language === 'zh' ? figureZh : figureEn) ?? [];
  return { headline, reasons: [...reasons, ...figures] };
}

/** `国发〔2015〕52号 第二条`; common practice whose local paper is still to be named is marked. */
export function sourceText({ paper, clause, toConfirm }: Source, language: 'zh' | 'en' = 'zh'): string {
  const place = clause === undefined ? paper : `${paper} ${clause}`;
  if (!toConfirm) return place;
  return language === 'zh' ? `${place}，待确认` : `${place}, to be confirmed`;
}

const periods = {
  zh: { month: '每月', year: '每年', once: '一次性' },
  en: { month: 'a month', year: 'a year', once: 'once' },
} as const;

const reasonsThat = (decision: Decision, holds: boolean | null): readonly CriterionResult[] =>
  decision.criteria.filter((criterion) => criterion.holds === holds);

function inChineseWords(decision: Decision): DecisionWords {
  const { title, outcome, amountFen, missingLabels } = decision;
  const needed = missingLabels.join('、');
  if (decision.version === null) {
    return { headline: `“${title}”在${inChinese(decision.on)}还没有实行。`, reasons: [] };
  }
  if (outcome === 'eligible') {
    const money =
      amountFen !== null
        ? `，${periods.zh[decision.every]} ${formatFen(amountFen)}`
        : needed
          ? `，金额还要看：${needed}`
          : '';
    const how =
      amountFen !== null && decision.amountParameters.length > 0
        ? [`金额按${parametersZh(decision.amountParameters)}计算。`]
        : [];
    return {
      headline: `${decision.verdict?.zh ?? `可以享受“${title}”`}${money}。`,
      reasons: [...decision.criteria.map((each) => `因为${each.because}（${detailsZh(each)}）。`), ...how],
    };
  }
  if (outcome === 'ineligible') {
    const failing = reasonsThat(decision, false).map((each) => `${trimmed(each.otherwise)}（${detailsZh(each)}）。`);
    return { headline: `${decision.verdict?.zh ?? `不能享受“${title}”`}。`, reasons: failing };
  }
  const unclear = reasonsThat(decision, null).map((each) => `“${each.because}”这一条还不清楚（${detailsZh(each)}）。`);
  const open = decision.verdict?.zh ?? `还不能判断能不能享受“${title}”`;
  return { headline: `${open}，需要知道：${needed}。`, reasons: unclear };
}

function detailsZh(criterion: CriterionResult): string {
  const { holds, parameters, policies, source } = criterion;
  const parts = [...factsThatCount(criterion).map((fact) => factZh(fact, holds)), ...policies.map(policyZh)];
  if (parameters.length > 0) parts.push(parametersZh(parameters));
  return [...parts, `依据：${sourceText(source)}`].join('；');
}

/** What is unknown did not matter to a criterion that is decided; unless nothing else is there, then just that nothing is on record decided it. */
export function factsThatCount({ holds, facts }: CriterionResult): readonly FactUsed[] {
  const known = facts.filter(({ unknown }) => !unknown);
  return holds === true || (holds === false && known.length > 0) ? known : facts;
}

const unknownWords = {
  zh: (decided: boolean, text: string): string => (decided ? '没有登记' : text),
  en: (decided: boolean): string => (decided ? 'not on record' : 'unknown'),
} as const;

const trimmed = (sentence: string): string => sentence.replace(/[。.]$/u, '');
const factZh = ({ label, text, unknown }: FactUsed, holds: boolean | null = null): string =>
  `${label}：${unknown ? unknownWords.zh(holds !== null, text) : text}`;
const policyZh = ({ title, outcome }: PolicyUsed): string =>
  `${title}：${{ eligible: '符合', ineligible: '不符合', unknown: '还不能判断' }[outcome]}`;
const parametersZh = (parameters: readonly ParameterUsed[]): string =>
  parameters.map(({ label, text, from, source }) => `${label} ${text}（${from} 起，${sourceText(source)}）`).join('、');

function inEnglishWords(decision: Decision): DecisionWords {
  const { titleEn, outcome, amountFen, missingLabels } = decision;
  const needed = missingLabels.join(', ');
  if (decision.version === null) return { headline: `“${titleEn}” was not in force on ${decision.on}.`, reasons: [] };
  if (outcome === 'eligible') {
    const money =
      amountFen !== null
        ? `: ${yuanText(amountFen)} ${periods.en[decision.every]}`
        : needed
          ? `; the amount still depends on: ${needed}`
          : '';
    const how =
      amountFen !== null && decision.amountParameters.length > 0
        ? [`The amount follows ${parametersEn(decision.amountParameters)}.`]
        : [];
    return {
      headline: `${decision.verdict?.en ?? `Entitled to “${titleEn}”`}${money}.`,
      reasons: [...decision.criteria.map((each) => `Holds: ${each.becauseEn} (${detailsEn(each)}).`), ...how],
    };
  }
  if (outcome === 'ineligible') {
    const failing = reasonsThat(decision, false).map(
      (each) => `Does not hold: ${each.becauseEn} (${detailsEn(each)}).`,
    );
    return { headline: `${decision.verdict?.en ?? `Not entitled to “${titleEn}”`}.`, reasons: failing };
  }
  const unclear = reasonsThat(decision, null).map((each) => `Not known: ${each.becauseEn} (${detailsEn(each)}).`);
  const open = decision.verdict?.en ?? `It can not be told yet whether “${titleEn}” applies`;
  return { headline: `${open}. Needed: ${needed}.`, reasons: unclear };
}

function figureZh({ label, text, facts, parameters, source, missingLabels }: FigureResult): string {
  const parts = facts.filter(({ unknown }) => !unknown).map((fact) => factZh(fact));
  if (missingLabels.length > 0) parts.push(`还缺：${missingLabels.join('、')}`);
  if (parameters.length > 0) parts.push(parametersZh(parameters));
  return `${label}：${text}（${[...parts, `依据：${sourceText(source)}`].join('；')}）。`;
}

function figureEn({ labelEn, kind, value, facts, parameters, source, missingLabels }: FigureResult): string {
  const parts = facts.filter(({ unknown }) => !unknown).map(({ label, text }) => `${label}: ${text}`);
  if (missingLabels.length > 0) parts.push(`missing: ${missingLabels.join(', ')}`);
  if (parameters.length > 0) parts.push(parametersEn(parameters));
  const text = value === null ? 'unknown' : kind === 'money' ? yuanText(value) : String(value);
  return `${labelEn}: ${text} (${[...parts, `source: ${sourceText(source, 'en')}`].join('; ')}).`;
}

/** `120.50 yuan` */
export const yuanText = (fen: number): string => `${formatFen(fen).replace('元', '')} yuan`;

function detailsEn(criterion: CriterionResult): string {
  const { holds, parameters, policies, source } = criterion;
  const parts = [
    ...factsThatCount(criterion).map(
      ({ label, text, unknown }) => `${label}: ${unknown ? unknownWords.en(holds !== null) : text}`,
    ),
  ];
  parts.push(...policies.map(({ title, outcome }) => `${title}: ${outcome}`));
  if (parameters.length > 0) parts.push(parametersEn(parameters));
  return [...parts, `source: ${sourceText(source, 'en')}`].join('; ');
}

const parametersEn = (parameters: readonly ParameterUsed[]): string =>
  parameters
    .map(({ label, text, from, source }) => `${label} ${text} (from ${from}, ${sourceText(source, 'en')})`)
    .join(', ');
