/** A draft of rules: what it changes, in words; how far it is; and the next step for whoever is signed in. */
import { Button } from '../ui/button.tsx';
import { DefinitionList } from '../ui/definition-list.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { moment } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { PathSteps, stepsAt } from '../ui/path-steps.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { stateTones } from './rules-page.tsx';

type Draft = Awaited<ReturnType<Operations['rule']['read']>>;

export interface RulePageProps {
  readonly frame: ConsoleFrame;
  readonly file: Draft;
  readonly areaNames: readonly string[];
  readonly placeOf: (area: string) => string;
  /** Whether its effect was worked out. */
  readonly worked: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function RulePage(props: RulePageProps) {
  const { frame, file, areaNames, placeOf, errors } = props;
  const { draft, state, stateWords } = file;
  return (
    <ConsolePage
      frame={frame}
      title={draft.title}
      section="rules"
      errors={errorLines(errors)}
      actions={file.steps.includes('change') ? <Edit file={file} placeOf={placeOf} /> : undefined}
    >
      <Progress state={state} />
      {file.outdated && (
        <Notice tone="warn">
          <p>核对以后又采用了别的规则，{outdatedWords[state]}</p>
        </Notice>
      )}
      <Panel title="改什么">
        <DefinitionList
          items={[
            { term: '现在', value: <StatusMark tone={stateTones[state] ?? 'none'} word={stateWords} /> },
            { term: '从哪天起', value: draft.from },
            { term: '在哪里', value: areaNames.join('、') },
            { term: '文件', value: `${draft.paper.paper}${draft.paper.toConfirm ? '（还没有印发）' : ''}` },
          ]}
        />
        <Changes changes={file.changes} />
      </Panel>
      <NextSteps {...props} />
      <Panel title="办理经过">
        <Table
          caption="办理经过"
          quietCaption
          rows={file.history}
          columns={[
            { id: 'what', label: '办了什么', rowHeading: true, cell: ({ words }) => words },
            { id: 'who', label: '谁', cell: ({ staffName }) => staffName ?? '系统管理员' },
            { id: 'at', label: '什么时候', cell: ({ at }) => <span class="whole">{moment(at)}</span> },
            { id: 'note', label: '说明', cell: ({ kind, data }) => noteOf(kind, data) },
          ]}
        />
      </Panel>
    </ConsolePage>
  );
}

/** What can not be done with a draft that was checked on other rules, and what to do instead. */
const outdatedWords: Readonly<Record<Draft['state'], string>> = {
  draft: '请重新核对案例。',
  checked: '现在不能提交。请重新核对案例，再提交审核。',
  submitted: '现在不能审核通过。请先退回修改，重新核对案例，再提交审核。',
  approved: '现在不能采用。请重新核对案例，再提交、审核。',
  adopted: '',
  withdrawn: '',
};

/** Values and criteria are changed in forms of their own. */
function Edit({ file: { id, draft }, placeOf }: { readonly file: Draft; readonly placeOf: (area: string) => string }) {
  const { values, clauses } = draft;
  const areas = [...new Set(values.map(({ area }) => area))];
  const word = clauses.length === 0 ? '修改' : '修改标准';
  return (
    <>
      {areas.map((area) => (
        <a class="button quiet" href={paths.ruleEdit(id, '', areas.length > 1 ? area : '')}>
          {areas.length > 1 ? `${word}（${placeOf(area)}）` : word}
        </a>
      ))}
      {areas.length > 0 && (
        <a class="button quiet" href={paths.ruleEdit(id, '', 'new')}>
          再加一个地方
        </a>
      )}
      {clauses.map(({ policy }, index) => (
        <a class="button quiet" href={paths.ruleClauses(id, policy)}>
          修改条件{clauses.length > 1 ? `（${index + 1}）` : ''}
        </a>
      ))}
    </>
  );
}

function Changes({ changes }: { readonly changes: Draft['changes'] }) {
  if (changes.length === 0) return <p>和现行的规则没有差别。</p>;
  return (
    <>
      {changes.map(({ policy, title, zh }) => (
        <section class="stack-small">
          <h3>
            <a href={paths.policy(policy)}>{title}</a>
          </h3>
          <ul>
            {zh.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const stages = [
  { state: 'draft', label: '起草' },
  { state: 'checked', label: '核对案例' },
  { state: 'submitted', label: '提交审核' },
  { state: 'approved', label: '审核通过' },
  { state: 'adopted', label: '采用' },
] as const;

function Progress({ state }: { readonly state: Draft['state'] }) {
  const here = stages.findIndex((stage) => stage.state === state);
  if (here < 0) return null;
  return (
    <PathSteps
      label="办到哪一步"
      steps={stepsAt(
        stages.map(({ label }) => label),
        // Adopted is the end of the way, not a step on it.
        state === 'adopted' ? stages.length : here,
      )}
    />
  );
}

function noteOf(kind: string, data: unknown): string {
  const { reason, paper, tried, signed, examples } = data as Record<string, unknown>;
  if (kind === 'check') return `试了 ${tried} 个案例：${signed} 个结论改变，${examples} 个换到执行日有变化`;
  if (kind === 'adopt') return String(paper);
  return typeof reason === 'string' ? reason : '';
}

function NextSteps({ file, worked, values, errors }: RulePageProps) {
  const { id, steps, state, draft } = file;
  const may = (step: string): boolean => (steps as readonly string[]).includes(step);
  if (state === 'adopted' || state === 'withdrawn')
    return worked ? (
      <p>
        <a href={paths.ruleEffect(id, {})}>看采用前测算的影响</a>
      </p>
    ) : null;
  const line = (name: string) => ({
    name,
    value: values[name] ?? '',
    ...(errors[name] === undefined ? {} : { error: errors[name] }),
  });
  return (
    <Panel title="下一步">
      <div class="actions">
        {may('check') && (
          <form method="post" action={paths.ruleCheck(id)}>
            <Button kind={state === 'draft' || file.outdated ? 'main' : 'quiet'}>
              {file.outdated ? '重新核对案例' : '核对案例'}
            </Button>
          </form>
        )}
        <a class="button quiet" href={paths.ruleEffect(id, {})}>
          {worked ? '看测算的影响' : '测算影响'}
        </a>
        {may('submit') && (
          <form method="post" action={paths.ruleSteps(id)}>
            <Button name="step" value="submit">
              提交审核
            </Button>
          </form>
        )}
      </div>
      {may('adopt') && (
        <form method="post" action={paths.ruleAdopt(id)} class="stack" novalidate>
          <TextInput
            {...line('paper')}
            value={values['paper'] ?? (draft.paper.toConfirm ? '' : draft.paper.paper)}
            label="印发文件的文号和名称"
          />
          <TextInput
            {...line('from')}
            value={values['from'] ?? draft.from}
            label="从哪天起执行"
            hint="和审核通过的日期一致。"
            type="date"
            width="digits-8"
          />
          <div class="actions">
            <Button>采用</Button>
          </div>
        </form>
      )}
      {(may('approve') || may('send-back') || may('withdraw')) && (
        <form method="post" action={paths.ruleSteps(id)} class="stack" novalidate>
          {state === 'submitted' && !may('approve') && !file.outdated && (
            <p>草案由您编写或提交，要由另一位县级工作人员审核。</p>
          )}
          <TextInput
            {...line('reason')}
            label={may('approve') ? '审核意见' : '原因'}
            hint="会连同您的姓名一起记下来。"
          />
          <div class="actions">
            {may('approve') && (
              <Button name="step" value="approve">
                审核通过
              </Button>
            )}
            {may('send-back') && (
              <Button name="step" value="send-back" kind="quiet">
                退回修改
              </Button>
            )}
            {may('withdraw') && (
              <Button name="step" value="withdraw" kind="quiet">
                撤回草案
              </Button>
            )}
          </div>
        </form>
      )}
    </Panel>
  );
}
