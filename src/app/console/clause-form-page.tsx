import { inChinese, type PlainDate } from '../../values/date.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { FieldSet } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Radios } from '../ui/radios.tsx';
import { sourceWords } from '../ui/source-words.ts';
import { TextArea, TextInput } from '../ui/text-input.tsx';
import { Added } from './clause-added.tsx';
import {
  asName,
  becauseName,
  type Clauses,
  isName,
  isTouched,
  keepName,
  otherwiseName,
  type Spot,
} from './clause-form.ts';
import { Comparing, ValueInput } from './clause-inputs.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import type { Typed } from './rule-form.ts';
import { issued } from './rule-form-page.tsx';

export interface ClauseFormPageProps {
  readonly frame: ConsoleFrame;
  readonly policy: { readonly id: string; readonly title: string };
  readonly draft: { readonly id: string; readonly actions: number } | null;
  /** The day whose version is changed, and since when that version holds. */
  readonly basis: PlainDate;
  readonly since: PlainDate;
  readonly lines: Clauses['lines'];
  readonly facts: Clauses['facts'];
  /** Those that the policy reads, and those that a fact can be compared with. */
  readonly parameters: readonly { readonly id: string; readonly label: string }[];
  readonly comparable: Clauses['parameters'];
  readonly today: PlainDate;
  readonly values: Typed;
  readonly errors: Typed;
}

type Line = ClauseFormPageProps['lines'][number];

export function ClauseFormPage(props: ClauseFormPageProps) {
  const { frame, policy, draft, basis, since, lines, parameters, today, values, errors } = props;
  const back = draft === null ? paths.policy(policy.id) : paths.rule(draft.id);
  return (
    <ConsolePage frame={frame} title={`改条件：${policy.title}`} section="rules" errors={errorLines(errors)}>
      <Notice>
        <p>这里只是起草：核对案例、测算影响、另一位工作人员审核、采用之后才执行。</p>
        <p>下面是 {inChinese(since)}起的条件，要全部符合。点开一条就能改。</p>
      </Notice>
      {parameters.length > 0 && (
        <p>
          数额和用到的标准（{parameters.map(({ label }) => label).join('、')}）不在这里改，请到
          <a href={paths.newRule(parameters.map(({ id }) => id))}>调整标准</a>。
        </p>
      )}
      <form
        method="post"
        action={draft === null ? paths.newClauses(policy.id) : paths.ruleClauses(draft.id, policy.id)}
        class="stack"
        novalidate
      >
        <input type="hidden" name="basis" value={basis} />
        {draft !== null && <input type="hidden" name="seen" value={draft.actions} />}
        {lines.map((line, index) => (
          <Clause {...props} line={line} number={index + 1} />
        ))}
        <Added {...props} />
        <Panel title="从哪天起，依据什么">
          <TextInput
            {...lineOf(props, 'from')}
            label="从哪天起执行"
            hint={`今天是${inChinese(today)}。填过去的日期，会重新计算已发的月份。`}
            type="date"
            width="digits-8"
          />
          <TextInput {...lineOf(props, 'title')} label="标题" hint="例如：2027 年放宽护理补贴的残疾等级。" />
          <TextInput
            {...lineOf(props, 'paper')}
            label="文件的文号和名称"
            hint="还没有印发的，写拟稿的名称；采用时再填文号。"
          />
          <Radios name="issued" label="文件印发了没有" options={issued} chosen={values['issued'] ?? 'no'} />
        </Panel>
        <div class="actions">
          <Button>保存草案</Button>
          <Button kind="quiet" name="step" value="another">
            保存，再加一条
          </Button>
          <a class="button quiet" href={back}>
            不保存，返回
          </a>
        </div>
      </form>
    </ConsolePage>
  );
}

const lineOf = ({ values, errors }: Pick<ClauseFormPageProps, 'values' | 'errors'>, name: string) => ({
  name,
  value: values[name] ?? '',
  ...(errors[name] === undefined ? {} : { error: errors[name] }),
});

type ClauseProps = ClauseFormPageProps & { readonly line: Line };

function Clause(props: ClauseProps & { readonly number: number }) {
  const { line, number, values, errors } = props;
  const { id, was, criterion, judged, spots } = line;
  const error = errors[keepName(id)];
  const wrong = Object.keys(errors).some((name) => name.includes(`.${id}`));
  return (
    <Disclosure summary={`第 ${number} 条：${criterion.because}`} open={wrong || isTouched(line, values)} boxed>
      <p>
        判断：{judged}。<span class="muted">{was === null ? '草案新加的' : sourceWords(criterion.source)}</span>
      </p>
      <FieldSet name={keepName(id)} label="这一条还要不要" {...(error === undefined ? {} : { error })}>
        <label class="option" for={keepName(id)}>
          <input
            type="checkbox"
            id={keepName(id)}
            name={keepName(id)}
            value="yes"
            checked={values[keepName(id)] === 'yes'}
          />
          <span>保留（不勾就是不再要求）</span>
        </label>
      </FieldSet>
      {spots.map((spot) => (
        <SpotInputs {...props} spot={spot} />
      ))}
      <TextArea
        {...lineOf(props, becauseName(id))}
        rows={2}
        label="说法（给群众看）"
        hint="判断改了，这句话要一起改。"
      />
      <TextArea {...lineOf(props, otherwiseName(id))} rows={2} label="不符合时说" />
    </Disclosure>
  );
}

function SpotInputs(props: ClauseProps & { readonly spot: Spot }) {
  const { line, spot, values, errors } = props;
  const { name, type, place, negated } = spot;
  const heading = negated ? `${name}（这是不能享受的情形）` : name;
  const field = isName(line.id, place);
  if (spot.op === 'compare')
    return (
      <>
        <Comparing name={asName(line.id, place)} label={`${heading}：怎样比较`} type={type} values={values} />
        <ValueInput {...lineOf(props, field)} label={`${name}：和什么比`} type={type} />
      </>
    );
  if (type.kind !== 'choice')
    return (
      <TextInput {...lineOf(props, field)} label={`${heading}：是其中之一`} hint="几个之间用顿号隔开，例如：1、2。" />
    );
  const error = errors[field];
  return (
    <FieldSet name={field} label={`${heading}：是其中之一`} {...(error === undefined ? {} : { error })}>
      {(type.values ?? []).map(({ id, label }, index) => {
        const own = isName(line.id, place, id);
        const inputId = index === 0 ? field : own;
        return (
          <label class="option" for={inputId}>
            <input type="checkbox" id={inputId} name={own} value="yes" checked={values[own] === 'yes'} />
            <span>{label}</span>
          </label>
        );
      })}
    </FieldSet>
  );
}
