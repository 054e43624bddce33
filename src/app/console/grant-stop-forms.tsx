/** The forms on the page of a stopped grant: to decide as the second person, to fix the parts, to record what came back and to take that back. */
import { formatFen } from '../../values/money.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Panel } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Operations } from './desk.ts';
import { paths } from './paths.ts';

export interface StopFormProps {
  readonly stop: Awaited<ReturnType<Operations['grantStop']['read']>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const line = ({ typed, errors }: StopFormProps, name: string, given = '') => ({
  name,
  value: typed[name] ?? given,
  ...(errors[name] === undefined ? {} : { error: errors[name] }),
});

export function DecideStop(props: StopFormProps) {
  const { stop } = props;
  return (
    <Panel title="复核">
      <form method="post" action={paths.grantStop(stop.id)} class="stack-small" novalidate>
        <input type="hidden" name="seen" value={String(stop.actions)} />
        <TextInput
          {...line(props, 'reason')}
          label="复核的情况和理由"
          hint="例如：核对审计报告和拨款凭证，情况属实。会连同您的姓名一起记下来。"
        />
        <div class="actions">
          {stop.stillSo && !stop.own && (
            <Button name="action" value="approve">
              {stop.amountFen > 0 ? `通过：停发并追回 ${formatFen(stop.amountFen)}` : '通过：停发'}
            </Button>
          )}
          <Button kind="danger" name="action" value="reject">
            {stop.own ? '收回这项决定' : '不同意'}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

export function Repay(props: StopFormProps) {
  const { stop } = props;
  return (
    <Panel title="登记退款">
      <form method="post" action={paths.grantStop(stop.id)} class="stack-small" novalidate>
        <input type="hidden" name="seen" value={String(stop.actions)} />
        <TextInput
          {...line(props, 'amount')}
          label="退回金额（元）"
          hint={`还欠 ${formatFen(stop.openFen)}`}
          width="digits-8"
          numeric
        />
        <TextInput {...line(props, 'on')} label="到账日期" hint="例如：2026-07-01" width="digits-8" />
        <TextInput {...line(props, 'voucher')} label="凭证" hint="例如：缴款书 2026-015 号" />
        <div class="actions">
          <Button name="action" value="repay">
            登记退款
          </Button>
        </div>
      </form>
    </Panel>
  );
}

export function PlanStop(props: StopFormProps) {
  const { stop, errors } = props;
  const open = ['months', 'from', 'agreed'].some((name) => errors[name] !== undefined);
  return (
    <Disclosure summary={stop.plan === null ? '商定分期退回' : '重新商定分期退回'} open={open}>
      <form method="post" action={paths.grantStop(stop.id)} class="stack-small" novalidate>
        <TextInput {...line(props, 'months')} label="分几个月退清" hint="1 到 60" width="digits-2" numeric />
        <TextInput {...line(props, 'from')} label="从哪个月开始" hint="例如：2026-07" width="digits-8" />
        <TextInput {...line(props, 'agreed')} label="怎么商定的" />
        <div class="actions">
          <Button kind="quiet" name="action" value="plan">
            记下分期办法
          </Button>
        </div>
      </form>
    </Disclosure>
  );
}

export function TakeBack(props: StopFormProps) {
  const { stop, errors } = props;
  const repayments = stop.history.filter(({ kind, takenBack }) => kind === 'repay' && !takenBack);
  return (
    <Disclosure summary="退款登记错了" open={errors['wrong'] !== undefined}>
      <form method="post" action={paths.grantStop(stop.id)} class="stack-small" novalidate>
        <Select
          name="repayment"
          label="冲销哪一笔"
          options={repayments.map(({ number, onDay, amountFen }) => ({
            id: String(number),
            label: `${onDay} ${formatFen(amountFen ?? 0)}`,
          }))}
          chosen={props.typed['repayment']}
        />
        <TextInput {...line(props, 'wrong')} label="为什么冲销" />
        <div class="actions">
          <Button kind="quiet" name="action" value="take-back">
            冲销这笔退款
          </Button>
        </div>
      </form>
    </Disclosure>
  );
}
