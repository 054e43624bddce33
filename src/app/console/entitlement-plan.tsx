/** How approved corrections become money, and findings of fraud, on the page of a person's entitlements. */
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { Button } from '../ui/button.tsx';
import { DefinitionList } from '../ui/definition-list.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Panel } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Operations } from './desk.ts';
import type { Entitlements } from './entitlement-grid.tsx';
import { paths } from './paths.ts';

export type Plan = Awaited<ReturnType<Operations['correction']['plan']>>;

const sum = (parts: readonly { readonly fen: number }[]): number => parts.reduce((total, { fen }) => total + fen, 0);

/** What a form shows again, and whether there is one. */
export interface Deciding {
  readonly mayDecide: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

interface FraudProps extends Deciding {
  readonly entitlements: Entitlements;
  readonly today: string;
}

interface PlanProps extends Deciding {
  readonly person: string;
  readonly plan: Plan;
}

export function PlanPanel({ person, plan, mayDecide, typed, errors }: PlanProps) {
  const items = [
    { term: '补发到账', value: sum(plan.payOut) },
    { term: '补发和追缴相抵', value: sum(plan.offsets) },
    { term: '从以后的待遇里分月扣回', value: sum(plan.instalments) },
    { term: '另行退回', value: sum(plan.payBack) },
    { term: '身故后发放，向账户或家属追回', value: sum(plan.afterDeath) },
    { term: '骗领，单独追回', value: sum(plan.byFraud) },
  ].filter(({ value }) => value > 0);
  return (
    <Panel title="已通过的怎么办">
      <DefinitionList items={items.map(({ term, value }) => ({ term, value: formatFen(value) }))} />
      {plan.instalments.length > 0 && (
        <p>
          分月扣回：{plan.instalments.map(({ month, fen }) => `${periodWords(month)} ${formatFen(fen)}`).join('，')}。
        </p>
      )}
      {mayDecide && (
        <form method="post" action={paths.settlePlan(person)} class="stack-small">
          <TextInput
            name="planReason"
            label="怎么商定的"
            hint="例如：和本人谈过，同意分月扣回。"
            value={typed['planReason'] ?? ''}
            error={errors['planReason']}
          />
          <div class="actions">
            <Button>按这个办法办</Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

export function FraudPanel({ entitlements, mayDecide, typed, errors, today }: FraudProps) {
  const { person, findings, policies } = entitlements;
  if (!mayDecide && findings.length === 0) return null;
  const titles = new Map(policies.map(({ policy, title }) => [policy, title]));
  const failed = ['fraudPolicy', 'fraudFrom', 'fraudReason'].some((name) => errors[name] !== undefined);
  return (
    <Panel title="骗领认定">
      {findings.map(({ finding, policy, from, reason }) => (
        <form method="post" action={paths.fraud(person.id)} class="stack-small">
          <p>
            {policy === null ? '所有待遇' : (titles.get(policy) ?? policy)}，从 {from} 起：{reason}
          </p>
          {mayDecide && (
            <Disclosure summary="撤销这项认定">
              <input type="hidden" name="finding" value={finding} />
              <TextInput
                name={`takeBack-${finding}`}
                label="撤销的理由"
                value={typed[`takeBack-${finding}`] ?? ''}
                error={errors[`takeBack-${finding}`]}
              />
              <Button kind="danger">撤销认定</Button>
            </Disclosure>
          )}
        </form>
      ))}
      {mayDecide && (
        <Disclosure summary="认定虚报、隐瞒骗领" open={failed}>
          <p>认定以后，这段时间多发的单独追回，不和补发相抵，也不分月扣。</p>
          <form method="post" action={paths.fraud(person.id)} class="stack-small">
            <Select
              name="fraudPolicy"
              label="哪一项"
              options={policies.map(({ policy, title }) => ({ id: policy, label: title }))}
              chosen={typed['fraudPolicy']}
              empty="所有待遇"
            />
            <TextInput
              name="fraudFrom"
              label="从哪天起"
              type="date"
              width="digits-8"
              value={typed['fraudFrom'] ?? today}
              error={errors['fraudFrom']}
            />
            <TextInput
              name="fraudReason"
              label="根据"
              value={typed['fraudReason'] ?? ''}
              error={errors['fraudReason']}
            />
            <Button kind="danger">认定骗领</Button>
          </form>
        </Disclosure>
      )}
    </Panel>
  );
}
