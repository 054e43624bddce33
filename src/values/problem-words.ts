/**
 * What problems are about, in English. Operations name it in Chinese, as staff read it; who asks in English gets the English noun,
 * and what is not listed stays as it was said.
 */
const english: Readonly<Record<string, string>> = {
  // Nouns of `not-found` and `own-work`.
  这个人: 'person',
  这两个人: 'pair of people',
  人员: 'person',
  家庭: 'household',
  这个人的家庭: 'household of this person',
  账号: 'account',
  地区: 'area',
  '这个乡镇（街道）': 'town',
  '村（社区）': 'village or community',
  场所: 'place',
  机构: 'organisation',
  场所或机构: 'place or organisation',
  接口: 'endpoint',
  样例: 'worked case',
  记录: 'record',
  这条记录: 'record',
  这条台账记录: 'entry of the ledger',
  这种台账: 'ledger of this kind',
  这项认定: 'finding',
  这个月的认定: 'decision for this month',
  在这一天有效的申请: 'application standing on that day',
  这项补发或追缴: 'correction',
  待遇测算: 'determination',
  这次测算: 'determination of this name',
  规则草案: 'draft of rules',
  这次导入: 'import',
  导入的文件: 'imported file',
  这项指标: 'indicator',
  分母: 'denominator',
  这项政策: 'policy',
  这份申请: 'this application',
  其中一项的申请: 'the application for one of them',
  引起这项提议的情况: 'what caused this proposal',
  引起这项提议的规则草案: 'the rules that caused this proposal',
  这份文件的规则草案: 'the rules of this paper',
  // Sentences of `conflict`.
  '这项提议已经变了，或已有人办过': 'The proposal has changed, or somebody has decided about it',
  这项提议刚有变动: 'The proposal has just changed',
  这份文件引起的补发刚有变动: 'The arrears that this paper causes have just changed',
  这条建议已经有人决定过: 'Somebody has decided about this proposal already',
  '还没有通过，或者已经结清': 'It is not approved yet, or is settled already',
  '还没有通过，不能出通知书': 'It is not approved yet, so there is no notice',
  别人刚改过这条台账: 'Somebody has just changed this entry',
  别人刚改过这份草案: 'Somebody has just changed this draft',
  '填的内容与现行的一样，什么也没有改变': 'it says what holds already, and changes nothing',
  // What is wrong with a field.
  必须填写: 'is required',
  没有这一项: 'is not known here',
  请从列出的内容里选: 'is none of the values that are listed',
  '太小、太短或太少': 'is too small, too short or too few',
  '太大、太长或太多': 'is too large, too long or too many',
  格式不对: 'is not of the expected form',
  编号不对: 'is not an identifier',
  '日期要写成 2026-07-01 的样子，日历上要真有这一天': 'is a day of the calendar, written as 2026-07-01',
  '不能小于 0': 'is not below 0',
  '月份要写成 2026-01 的样子': 'is a month written as 2026-01',
  '月份要写成 2026-03 的样子': 'is a month written as 2026-03',
  '月份要写成 2026-07 的样子': 'is a month written as 2026-07',
  '日期要在 1900 年到 2199 年之间': 'is a day between 1900 and 2199',
  '期间要写成 2026、2026-07、2026H1 或 2026Q1': 'is a period written as 2026, 2026-07, 2026H1 or 2026Q1',
  要是今天或以前的一天: 'is today or a day before it',
  开始的月份不能晚于结束的月份: 'is no later than the last month',
  '一次最多看 60 个月': 'is at most 60 months before the last one',
  '日历上真有的一天，写成 YYYY-MM-DD': 'a day that the calendar has, as YYYY-MM-DD',
  通知书最晚写到下个月: 'is the next month at the latest for a notice',
  '地区代码是 6、9 或 12 位数字': 'is the code of an area, of 6, 9 or 12 digits',
  '请填标题，至少 4 个字': 'needs a title of at least 4 characters',
  请填文件的文号或名称: 'needs the number or the name of a paper, at least 4 characters',
  '请写明理由，至少 4 个字': 'needs a reason of at least 4 characters',
};

/** A detail of a problem: a noun, a sentence, or fields with what is wrong with each, as `first: …; last: …`. */
export function detailInEnglish(text: string): string {
  const whole = english[text];
  if (whole !== undefined) return whole;
  return text
    .split('; ')
    .map((part) => {
      const at = part.indexOf(': ');
      const said = at < 0 ? undefined : english[part.slice(at + 2)];
      return said === undefined ? part : `${part.slice(0, at)} ${said}`;
    })
    .join('; ');
}
