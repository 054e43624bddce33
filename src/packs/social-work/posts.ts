/** SW-2: for each field of work how many posts an area needs, how many it has, and how many are missing. */
import { add, atLeast, constant, larger, type Of, onePer, subtract, times } from '../../define/expression.ts';
import { parameter } from '../../define/parameter.ts';
import { type CriterionInput, type Figure, policy } from '../../define/policy.ts';
import { type PlainDate, plainDate } from '../../values/date.ts';
import { countedFact, fields, presentFact, type WorkField } from './fields.ts';
import { postScheme } from './papers.ts';

const started: PlainDate = plainDate('2012-01-01');
const source = postScheme.at('岗位设置标准');

const ratioOf = ({ id, label, counted, per, each }: WorkField) =>
  parameter.integer(
    `social-work-${id}`,
    per === undefined ? `${label}每${counted.unit}岗位数` : `${label}配一名社工的数量`,
    {
      unit: per === undefined ? '名' : counted.unit,
      values: [{ from: started, area: '', value: per ?? each ?? 1, source }],
    },
  );

const ratios = new Map(fields.map((field) => [field.id, ratioOf(field)]));
export const parameters = [...ratios.values()].map(({ parameter: each }) => each);

function postsOf(field: WorkField) {
  const ratio = ratios.get(field.id)!.ref;
  const { ref: counted } = countedFact(field);
  const { ref: present } = presentFact(field);
  const needed = field.per === undefined ? times(counted, ratio) : onePer(counted, ratio);
  const gap: Of<'integer'> = larger(constant<'integer'>(0), subtract(needed, present));
  return { field, needed, present, gap };
}
const posts = fields.map(postsOf);

const criterionOf = ({ field, needed, present }: (typeof posts)[number]): [string, CriterionInput] => [
  field.id,
  {
    is: atLeast(present, needed),
    because: `${field.label}领域的社工已经配足`,
    becauseEn: `there are enough social workers for ${field.labelEn}`,
    otherwise: `${field.label}领域的社工不够`,
    source,
  },
];

const figure = (id: string, is: Of<'integer'>, label: string, labelEn: string): [string, Figure] => [
  id,
  { is, label, labelEn, unit: '名', source },
];

const figuresOf = ({ field: { id, label, labelEn }, needed, present, gap }: (typeof posts)[number]) => [
  figure(`${id}Needed`, needed, `${label}领域需要`, `Needed for ${labelEn}`),
  figure(`${id}Present`, present, `${label}领域现有`, `Present for ${labelEn}`),
  figure(`${id}Gap`, gap, `${label}领域缺口`, `Missing for ${labelEn}`),
];

/** A surplus in one field does not fill a gap in another: the gaps are added up, not the posts. */
const totals = [
  figure('needed', add(...posts.map(({ needed }) => needed)), '合计需要', 'Needed in all'),
  figure('present', add(...posts.map(({ present }) => present)), '合计现有', 'Present in all'),
  figure('gap', add(...posts.map(({ gap }) => gap)), '合计缺口', 'Missing in all'),
];

export const socialWorkPosts = policy({
  id: 'social-work-posts',
  title: '社会工作岗位设置',
  titleEn: 'Posts of social workers',
  requirements: ['SW-1', 'SW-2'],
  subject: 'area',
  every: 'year',
  summary: '按服务对象的数量计算各领域需要多少名持证社工，现有多少名，还缺多少名。',
  papers: ['按登记和统计的情况认定，不用交材料'],
  applyAt: '民政部门',
  verdicts: {
    eligible: { zh: '社会工作岗位已经配足', en: 'All posts of social workers are filled' },
    ineligible: { zh: '社会工作岗位有缺口', en: 'Posts of social workers are missing' },
    unknown: {
      zh: '还不能判断社会工作岗位够不够',
      en: 'It can not be told yet whether there are enough social workers',
    },
  },
  versions: [
    {
      from: started,
      criteria: Object.fromEntries(posts.map(criterionOf)),
      amount: null,
      figures: Object.fromEntries([...posts.flatMap(figuresOf), ...totals]),
    },
  ],
});
