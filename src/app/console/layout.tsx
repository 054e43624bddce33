/** Every page for staff: the rail with the menu, the toolbar, what was just done, the content. */
import type { Child } from 'hono/jsx';
import { Document } from '../ui/document.tsx';
import { ErrorSummary, type FieldErrorLine, titleWithErrors } from '../ui/error-summary.tsx';
import { count } from '../ui/format.ts';
import type { Frame } from '../ui/frame.ts';
import { Notice } from '../ui/notice.tsx';
import { Toolbar } from '../ui/toolbar.tsx';
import { paths } from './paths.ts';

export interface ConsoleFrame extends Frame {
  readonly staff: {
    readonly name: string;
    readonly role: string;
    readonly area: string;
    /** Works for the whole county. */
    readonly county?: boolean;
  };
  /** Numbers beside entries of the menu; zero is not shown. */
  readonly waiting?: Readonly<Partial<Record<ConsoleSection, number>>>;
  /** What the last action did, said once. */
  readonly done?: {
    readonly tone: 'ok' | 'warn' | 'err';
    readonly words: string;
    readonly link?: { readonly href: string; readonly words: string };
  };
}

export type ConsoleSection =
  | 'overview'
  | 'people'
  | 'imports'
  | 'policies'
  | 'rules'
  | 'unclaimed'
  | 'determined'
  | 'ledgers'
  | 'due'
  | 'centres'
  | 'posts'
  | 'levy'
  | 'indicators'
  | 'papers'
  | 'corrections'
  | 'clashes'
  | 'duplicates';

interface MenuItem {
  readonly section: ConsoleSection;
  readonly href: string;
  readonly label: string;
  /** Not shown to towns and villages, who would be refused. */
  readonly countyOnly?: true;
}

const menu: readonly MenuItem[] = [
  { section: 'overview', href: paths.home, label: '今日概览' },
  { section: 'people', href: paths.people, label: '人员台账' },
  { section: 'imports', href: paths.imports, label: '导入台账' },
  { section: 'policies', href: paths.policies, label: '政策认定' },
  { section: 'rules', href: paths.rules, label: '标准调整', countyOnly: true },
  { section: 'unclaimed', href: paths.unclaimed, label: '应享未享' },
  { section: 'determined', href: paths.determined, label: '待遇测算' },
  { section: 'corrections', href: paths.corrections, label: '补发追缴' },
  { section: 'clashes', href: paths.clashes, label: '重复与冲突' },
  { section: 'ledgers', href: paths.ledgers, label: '业务台账' },
  { section: 'due', href: paths.due, label: '到期回访' },
  { section: 'centres', href: paths.subjects('service-centre-standard'), label: '服务中心达标' },
  { section: 'posts', href: paths.subjects('social-work-posts'), label: '社工岗位' },
  { section: 'levy', href: paths.subjects('employment-levy'), label: '就业保障金' },
  { section: 'indicators', href: paths.indicators, label: '指标目标' },
  { section: 'papers', href: paths.papers, label: '公文' },
  { section: 'duplicates', href: paths.duplicates, label: '疑似重复' },
];

interface ConsolePageProps {
  readonly frame: ConsoleFrame;
  readonly title: string;
  readonly section?: ConsoleSection;
  readonly errors?: readonly FieldErrorLine[];
  readonly children: Child;
  /** Buttons beside the title. */
  readonly actions?: Child;
  /** Beside those of every page. */
  readonly scripts?: readonly string[];
}

export function ConsolePage({ frame, title, section, errors = [], children, actions, scripts = [] }: ConsolePageProps) {
  return (
    <Document
      frame={frame}
      app="console"
      title={`${titleWithErrors(title, errors.length)} - ${frame.site.name}工作台`}
      scripts={scripts}
    >
      <div class="shell">
        <Rail frame={frame} section={section} />
        <div class="beside">
          <Toolbar frame={frame} app="console" />
          <main id="main" class="wrap stack" tabindex={-1}>
            <ErrorSummary errors={errors} />
            {frame.done !== undefined && (
              <Notice tone={frame.done.tone} spoken>
                <p>
                  {frame.done.words}
                  {frame.done.link && <a href={frame.done.link.href}>{frame.done.link.words}</a>}
                </p>
              </Notice>
            )}
            <div class="title-line">
              <h1>{title}</h1>
              {actions !== undefined && <div class="actions">{actions}</div>}
            </div>
            {children}
          </main>
        </div>
      </div>
    </Document>
  );
}

function Rail({ frame, section }: { readonly frame: ConsoleFrame; readonly section: ConsoleSection | undefined }) {
  const { staff, waiting = {}, site } = frame;
  return (
    <header class="rail plate">
      <a class="brand" href={paths.home}>
        {site.name}工作台
      </a>
      <nav aria-label="工作台菜单">
        <ul>
          {menu
            .filter(({ countyOnly }) => countyOnly !== true || staff.county === true)
            .map((item) => (
              <li>
                <a href={item.href} aria-current={item.section === section ? 'page' : undefined}>
                  <span>{item.label}</span>
                  {(waiting[item.section] ?? 0) > 0 && <span>{count(waiting[item.section] as number)}</span>}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <form method="post" action={paths.signOut} class="stack-small">
        <p class="who">
          {staff.name}
          <br />
          {staff.area} · {staff.role}
        </p>
        <p class="who">
          <a href={paths.password}>改密码</a>
        </p>
        <button type="submit" class="button">
          退出登录
        </button>
      </form>
    </header>
  );
}
