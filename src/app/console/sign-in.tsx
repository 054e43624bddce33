import { Button } from '../ui/button.tsx';
import { Document } from '../ui/document.tsx';
import { ErrorSummary, type FieldErrorLine, titleWithErrors } from '../ui/error-summary.tsx';
import type { Frame } from '../ui/frame.ts';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { Toolbar } from '../ui/toolbar.tsx';
import type { Done } from './done.ts';
import { paths } from './paths.ts';

interface SignInPageProps {
  readonly frame: Frame;
  /** As typed before; never the password. */
  readonly user?: string;
  readonly errors?: readonly FieldErrorLine[];
  /** Where to go once signed in: a path of this site. */
  readonly next?: string;
  /** What the last action did: signed out. */
  readonly done?: Done | undefined;
  /** Accounts of the demonstration county, with the role and area of each. */
  readonly demonstration?: readonly { readonly user: string; readonly password: string; readonly who: string }[];
}

export function SignInPage({ frame, user = '', errors = [], next = '', done, demonstration = [] }: SignInPageProps) {
  const errorOf = (name: string): string | undefined => errors.find((line) => line.name === name)?.message;
  return (
    <Document
      frame={frame}
      app="console"
      title={`${titleWithErrors('工作人员登录', errors.length)} - ${frame.site.name}工作台`}
    >
      <Toolbar frame={frame} app="console" />
      <main id="main" class="wrap sign-in stack" tabindex={-1}>
        <ErrorSummary errors={errors} />
        {done !== undefined && (
          <Notice tone={done.tone} spoken>
            <p>{done.words}</p>
          </Notice>
        )}
        <p>
          <span class="plate brand">{frame.site.name}工作台</span>
        </p>
        <h1>工作人员登录</h1>
        <form method="post" action={paths.signIn} class="stack">
          <input type="hidden" name="next" value={next} />
          <TextInput name="user" label="用户名" value={user} error={errorOf('user')} autocomplete="username" />
          <TextInput
            name="password"
            label="密码"
            type="password"
            error={errorOf('password')}
            autocomplete="current-password"
          />
          <Button>登录</Button>
        </form>
        {demonstration.length > 0 && <Demonstration accounts={demonstration} />}
        <p>
          <a href="/">回到公众网站</a>
        </p>
      </main>
    </Document>
  );
}

function Demonstration({ accounts }: { readonly accounts: NonNullable<SignInPageProps['demonstration']> }) {
  return (
    <Table
      caption="演示账号"
      flat
      rows={accounts}
      columns={[
        { id: 'who', label: '岗位', rowHeading: true, cell: ({ who }) => who },
        { id: 'user', label: '用户名', cell: ({ user }) => <span class="whole">{user}</span> },
        { id: 'password', label: '密码', cell: ({ password }) => <span class="whole">{password}</span> },
      ]}
    />
  );
}
