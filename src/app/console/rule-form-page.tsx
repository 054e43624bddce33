/** The form in which new values of parameters are proposed: what held through time above, the new values below. */
import type { AreaCode } from '../../values/area.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { describedBy, ErrorMessage, errorId } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { ParameterFigures } from '../ui/parameter-figures.tsx';
import { type Option, Radios } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { allName, cellName, type FormPart, fromName, type Typed } from './rule-form.ts';

export interface RuleFormPageProps {
  readonly frame: ConsoleFrame;
  /** The draft that is changed; null for a new one. */
  readonly draft: {
    readonly id: string;
    readonly title: string;
    readonly actions: number;
    /** In how many places it changes values. */
    readonly places: number;
  } | null;
  readonly parts: readonly FormPart[];
  readonly areas: readonly Option[];
  /** Policies that read one of the parameters. */
  readonly policies: readonly { readonly id: string; readonly title: string }[];
  readonly rowLabel: (part: FormPart, row: string) => readonly string[];
  readonly today: PlainDate;
  readonly areaOf: (area: AreaCode) => string;
  readonly values: Typed;
  readonly errors: Typed;
}

export function RuleFormPage(props: RuleFormPageProps) {
  const { frame, draft, parts, policies, values, errors, areas, today } = props;
  const line = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] });
  const title =
    draft === null ? `起草：${parts.map(({ parameter }) => parameter.label).join('、')}` : `修改：${draft.title}`;
  return (
    <ConsolePage frame={frame} title={title} section="rules" errors={errorLines(errors)}>
      <Notice>
        <p>这里只是起草：核对案例、测算影响、另一位工作人员审核、采用之后才执行。</p>
        {policies.length > 0 && <p>用到的政策：{policies.map((each) => each.title).join('、')}。</p>}
      </Notice>
      <p>
        <a
          href={paths.ruleParameters(
            draft?.id ?? '',
            parts.map(({ parameter }) => parameter.id),
          )}
        >
          一起改别的标准：先加上，再填
        </a>
      </p>
      <form
        method="post"
        action={draft === null ? paths.newRule([]) : paths.ruleEdit(draft.id)}
        class="stack"
        novalidate
      >
        {draft !== null && <input type="hidden" name="seen" value={draft.actions} />}
        {draft !== null && <input type="hidden" name="was" value={values['was'] ?? ''} />}
        {parts.map((part) => (
          <Panel
            title={part.parameter.label}
            actions={draft === null && parts.length > 1 ? <Without {...props} part={part} /> : undefined}
          >
            <input type="hidden" name={`parameter${part.place}`} value={part.parameter.id} />
            <Disclosure summary="看以前的标准和依据">
              <ParameterFigures
                caption={`${part.parameter.label}：以前的标准`}
                parameters={[part.parameter]}
                on={today}
                areaOf={props.areaOf}
              />
            </Disclosure>
            <Values {...props} part={part} />
            <TextInput
              {...line(`clause${part.place}`)}
              label="在文件的哪一条"
              hint="例如：一（二）。没有条款号就空着。"
            />
            {(parts.length > 1 || (values[fromName(part.place)] ?? '') !== '') && (
              <TextInput
                {...line(fromName(part.place))}
                label="这一项从哪天起执行"
                hint="和下面的日期一样的就空着；晚一些的，填这一项自己的日期。"
                type="date"
                width="digits-8"
              />
            )}
          </Panel>
        ))}
        <Select {...line('area')} chosen={values['area']} label="在哪里执行" options={areas} />
        <TextInput
          {...line('from')}
          label="从哪天起执行"
          hint={`今天是${inChinese(today)}。填过去的日期，会重新计算已发的月份。`}
          type="date"
          width="digits-8"
        />
        <TextInput {...line('title')} label="标题" hint="例如：2027 年提高两项补贴标准。" />
        <TextInput {...line('paper')} label="文件的文号和名称" hint="还没有印发的，写拟稿的名称；采用时再填文号。" />
        <Radios name="issued" label="文件印发了没有" options={issued} chosen={values['issued'] ?? 'no'} />
        <div class="actions">
          <Button>保存草案</Button>
          {draft !== null && draft.places > 1 && (values['was'] ?? '') !== '' && (
            <Button kind="quiet" name="step" value="drop">
              这个地方不改了
            </Button>
          )}
          <a class="button quiet" href={draft === null ? paths.rules : paths.rule(draft.id)}>
            不保存，返回
          </a>
        </div>
      </form>
    </ConsolePage>
  );
}

export const issued: readonly Option[] = [
  { id: 'no', label: '还没有印发（待确认）' },
  { id: 'yes', label: '已经印发' },
];

function Without({ parts, part, draft }: RuleFormPageProps & { readonly part: FormPart }) {
  const rest = parts.filter((each) => each !== part).map(({ parameter }) => parameter.id);
  return <a href={draft === null ? paths.newRule(rest) : paths.ruleEdit(draft.id)}>不改这一项</a>;
}

const unitOf = ({ kind, unit }: FormPart['parameter']): string =>
  kind === 'rate' ? '%' : (unit ?? (kind === 'money' ? '元' : ''));

/** A single value, a column, or for two keys a grid: rows by the first, columns by the second. */
function Values(props: RuleFormPageProps & { readonly part: FormPart }) {
  const { part, values, errors, rowLabel } = props;
  const { parameter, place, rows } = part;
  if (parameter.by.length === 0) {
    const name = cellName(place, '');
    return (
      <TextInput
        name={name}
        label={`新的数额（${unitOf(parameter) || '数'}）`}
        value={values[name] ?? ''}
        {...(errors[name] === undefined ? {} : { error: errors[name] })}
        width="digits-8"
      />
    );
  }
  const labels = rows.map((row) => ({ row, words: rowLabel(part, row) }));
  const columns = [...new Set(labels.map(({ words }) => words.slice(1).join('、')))];
  const lines = [...new Set(labels.map(({ words }) => words[0] ?? ''))];
  const rowAt = (line: string, column: string) =>
    labels.find(({ words }) => (words[0] ?? '') === line && words.slice(1).join('、') === column)?.row;
  const all = allName(place);
  return (
    <>
      <TextInput
        name={all}
        label={`各档都一样的，只填这里（${unitOf(parameter)}）`}
        hint="填了这里，下面的表就不看了。"
        value={values[all] ?? ''}
        {...(errors[all] === undefined ? {} : { error: errors[all] })}
        width="digits-8"
      />
      <section class="scroll" tabindex={0} aria-label={`${parameter.label}，单位 ${unitOf(parameter)}`}>
        <table class="inputs">
          <caption>新的数额（{unitOf(parameter)}）</caption>
          <thead>
            <tr>
              <th scope="col">{part.parameter.keys[0]?.label ?? '档次'}</th>
              {columns.map((column) => (
                <th scope="col">{column || '数额'}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr>
                <th scope="row">{line}</th>
                {columns.map((column) => (
                  <td>
                    <CellInput {...props} row={rowAt(line, column)} label={[line, column].filter(Boolean).join('、')} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function CellInput({
  part: { place },
  row,
  label,
  values,
  errors,
}: RuleFormPageProps & { readonly part: FormPart; readonly row: string | undefined; readonly label: string }) {
  if (row === undefined) return '—';
  const name = cellName(place, row);
  const error = errors[name];
  return (
    <>
      <input
        id={name}
        name={name}
        type="text"
        inputmode="decimal"
        class="digits-4"
        value={values[name] ?? ''}
        autocomplete="off"
        aria-label={label}
        aria-describedby={describedBy({ name, label, ...(error === undefined ? {} : { error }) })}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
      {error !== undefined && <ErrorMessage id={errorId(name)} message={error} />}
    </>
  );
}
