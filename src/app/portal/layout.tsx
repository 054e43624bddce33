/** Every page of the public site: toolbar, plate with the menu, content, footer. */
import type { Child } from 'hono/jsx';
import { Document } from '../ui/document.tsx';
import type { Frame } from '../ui/frame.ts';
import { Toolbar } from '../ui/toolbar.tsx';

export type PortalSection = 'self-check' | 'benefits' | 'how-to' | 'search' | 'none';

const menu: readonly { readonly section: PortalSection; readonly href: string; readonly label: string }[] = [
  { section: 'self-check', href: '/self-check', label: '待遇自查' },
  { section: 'benefits', href: '/benefits', label: '全部事项' },
  { section: 'how-to', href: '/how-to', label: '怎么申请' },
  { section: 'search', href: '/search', label: '查找' },
];

interface PortalPageProps {
  readonly frame: Frame;
  readonly title: string;
  readonly section?: PortalSection;
  readonly scripts?: readonly string[];
  readonly children: Child;
}

export function PortalPage({ frame, title, section = 'none', scripts, children }: PortalPageProps) {
  const { site } = frame;
  return (
    <Document frame={frame} app="portal" title={`${title} - ${site.county}${site.name}`} scripts={scripts}>
      <Toolbar frame={frame} app="portal" />
      <header class="head plate">
        <div class="wrap">
          <a class="brand" href="/" aria-label={`${site.name}首页`}>
            {site.name}
          </a>
          <nav aria-label="主菜单">
            <ul>
              {menu.map((item) => (
                <li>
                  <a href={item.href} aria-current={item.section === section ? 'page' : undefined}>
                    {item.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" class="wrap" tabindex={-1}>
        {children}
      </main>
      <Footer frame={frame} />
    </Document>
  );
}

function Footer({ frame: { site } }: { readonly frame: Frame }) {
  return (
    <footer>
      <div class="wrap">
        <ul>
          <li>
            <a href="/accessibility">无障碍声明</a>
          </li>
          <li>
            <a href={`tel:${site.hotline}`}>人工服务电话 {site.hotline}（残疾人服务热线）</a>
          </li>
          <li>
            <a href="/console">工作人员登录</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
