/** What a paper lacks, in words: figures by the title of their indicator, funds by their level, fields of entries by their labels. */
import type { FigurePart } from '../../define/paper.ts';
import type { Catalogue } from '../../engine/catalogue.ts';

const parts: Record<FigurePart, string> = {
  value: '数值',
  numerator: '分子',
  denominator: '分母',
  target: '目标',
  attainment: '完成率',
  shortfall: '差额',
  excess: '超额',
};

const levels: Readonly<Record<string, string>> = { province: '省级', city: '市级', county: '县级' };

/** One line for each thing that lacks something: `特别救助符合条件人数：目标、完成率` */
export function missingWords(catalogue: Catalogue, missing: readonly string[]): string[] {
  const lines = Map.groupBy(missing, (name) => name.replace(/\.[^.]*$/, ''));
  return [...lines].map(([thing, names]) => {
    const lacking = names.map((name) => name.slice(thing.length + 1)).filter((name) => name !== '');
    const { title, wordOf } = thingOf(catalogue, thing);
    return lacking.length === 0 ? title : `${title}：${lacking.map(wordOf).join('、')}`;
  });
}

/** `cataract-operated`, the id of a fund, or `problem-log/3f…`. */
function thingOf(catalogue: Catalogue, thing: string): { title: string; wordOf: (name: string) => string } {
  const ledger = catalogue.ledgers.get(thing.split('/')[0] ?? '');
  if (ledger !== undefined)
    return {
      title: ledger.title,
      wordOf: (name) => ledger.fields.find(({ id }) => id === name)?.label ?? name,
    };
  const fund = catalogue.funds.get(thing);
  if (fund !== undefined) return { title: fund.title, wordOf: (name) => levels[name] ?? name };
  const title = catalogue.indicators.get(thing)?.title ?? thing;
  return { title, wordOf: (name) => parts[name as FigurePart] ?? name };
}
