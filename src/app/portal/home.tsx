import { lifeSituations } from '../../define/life-situation.ts';
import { ButtonLink } from '../ui/button.tsx';
import type { Frame } from '../ui/frame.ts';
import { HelpBox } from './help-box.tsx';
import { PortalPage } from './layout.tsx';
import { RouteSteps } from './route-steps.tsx';
import type { Service } from './service.ts';
import { ServiceList } from './service-list.tsx';

/** The number of services shown before “全部事项”. */
const SHOWN = 9;

const questions = [
  { href: '/how-to#no-certificate', text: '还没有残疾人证，怎么办', aside: '先评定等级' },
  { href: '/how-to#for-others', text: '替家人查、替家人办', aside: '可以代办' },
  { href: '/how-to#papers', text: '要带哪些材料', aside: '一次带齐' },
  { href: '/search?q=长辈版', text: '字太小，看不清', aside: '打开关怀版' },
] as const;

export function HomePage({ frame, services }: { readonly frame: Frame; readonly services: readonly Service[] }) {
  return (
    <PortalPage frame={frame} title="首页">
      <div class="home">
        <div class="hero">
          <div class="stack">
            <h1>
              <span class="phrase">先看看，</span>
              <span class="phrase">您家能享受什么</span>
            </h1>
            <p class="lead">
              <span class="phrase">不用登录，不用下载。</span>
              <span class="phrase">答案只在您这台设备上算，不上传。</span>
            </p>
            <p class="row">
              <ButtonLink href="/self-check" big>
                开始自查
              </ButtonLink>
              <ButtonLink href="/how-to" big kind="quiet">
                我要申请
              </ButtonLink>
            </p>
          </div>
          <section>
            <h2>办一件事，要走几步</h2>
            <RouteSteps label="办一件事的步骤" />
          </section>
        </div>
        <section class="stack-small">
          <h2>按您的情况找</h2>
          <ul class="plain">
            {lifeSituations.map(({ id, label, hint }) => (
              <li>
                <a href={`/benefits#${id}`}>{label}</a>
                <span>{hint}</span>
              </li>
            ))}
          </ul>
        </section>
        <Services services={services} />
        <div class="two">
          <section class="stack-small">
            <h2>常问的事</h2>
            <ul class="plain">
              {questions.map(({ href, text, aside }) => (
                <li>
                  <a href={href}>{text}</a>
                  <span>{aside}</span>
                </li>
              ))}
            </ul>
          </section>
          <HelpBox site={frame.site} />
        </div>
      </div>
    </PortalPage>
  );
}

function Services({ services }: { readonly services: readonly Service[] }) {
  return (
    <section class="stack">
      <h2>常办事项</h2>
      <p class="muted">打电话或到窗口，直接报门牌号就行。</p>
      <ServiceList services={services.slice(0, SHOWN)} />
      {services.length > SHOWN && (
        <p>
          <a href="/benefits">看全部 {services.length} 项</a>
        </p>
      )}
    </section>
  );
}
