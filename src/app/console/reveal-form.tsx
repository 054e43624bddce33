import type { Child } from 'hono/jsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { TextInput } from '../ui/text-input.tsx';

interface RevealFormProps {
  /** Where the form is sent. */
  readonly action: string;
  readonly summary?: string;
  readonly button?: string;
  readonly reason?: string;
  readonly error?: string;
  /** What else is asked, before the reason. */
  readonly children?: Child;
}

/** Whole numbers are shown for a reason that is kept with the name of who looked. */
export function RevealForm({
  action,
  summary = '显示完整号码',
  button = '显示',
  reason = '',
  error,
  children,
}: RevealFormProps) {
  return (
    <Disclosure summary={summary} open={error !== undefined}>
      <form method="post" action={action} class="stack-small">
        {children}
        <TextInput
          name="reason"
          label="为什么要看"
          hint="会连同您的姓名和时间一起记下来。"
          value={reason}
          error={error}
        />
        <Button kind="quiet">{button}</Button>
      </form>
    </Disclosure>
  );
}
