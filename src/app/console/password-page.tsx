/** One's own password, changed by whoever knows the old one. */
import { Button } from '../ui/button.tsx';
import type { FieldErrorLine } from '../ui/error-summary.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

interface PasswordPageProps {
  readonly frame: ConsoleFrame;
  readonly errors?: readonly FieldErrorLine[];
  /** Whether nothing else can be done before. */
  readonly must?: boolean;
}

export function PasswordPage({ frame, errors = [], must = false }: PasswordPageProps) {
  const errorOf = (name: string): string | undefined => errors.find((line) => line.name === name)?.message;
  return (
    <ConsolePage frame={frame} title="改密码" errors={errors}>
      {must && <p>这是别人给您设的密码。请先换成只有您自己知道的，再开始工作。</p>}
      <p>改好后，这个账号在别处的登录都会退出。</p>
      <form method="post" action={paths.password} class="card stack">
        <TextInput
          name="current"
          label="现在的密码"
          type="password"
          error={errorOf('current')}
          autocomplete="current-password"
        />
        <TextInput
          name="next"
          label="新密码"
          hint="至少 10 个字符。可以用几个不相干的词连起来。"
          type="password"
          error={errorOf('next')}
          autocomplete="new-password"
        />
        <TextInput
          name="again"
          label="再写一遍新密码"
          type="password"
          error={errorOf('again')}
          autocomplete="new-password"
        />
        <Button>改密码</Button>
      </form>
    </ConsolePage>
  );
}
