/** All benefits, by what brings people here; then those for employers, and those that come without an application. */
import { lifeSituations } from '../../define/life-situation.ts';
import { ButtonLink } from '../ui/button.tsx';
import type { Frame } from '../ui/frame.ts';
import { PortalPage } from './layout.tsx';
import type { Service, WithoutApplication } from './service.ts';
import { ServiceList } from './service-list.tsx';

interface BenefitsPageProps {
  readonly frame: Frame;
  readonly services: readonly Service[];
  readonly withoutApplication: readonly WithoutApplication[];
}

interface Group {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly services: readonly Service[];
}

/** Those for people by life situation, then those that employers and agencies apply for. Groups without any are left out. */
export function groupsOf(services: readonly Service[]): Group[] {
  const forPeople = services.filter(({ applicant }) => applicant === undefined);
  const groups = lifeSituations.map((situation) => ({
    ...situation,
    services: forPeople.filter(({ lifeSituation }) => lifeSituation === situation.id),
  }));
  const employers = {
    id: 'employers',
    label: '用人单位和机构',
    hint: '招用残疾人、介绍就业的单位来申请',
    services: services.filter(({ applicant }) => applicant !== undefined),
  };
  return [...groups, employers].filter((group) => group.services.length > 0);
}

export function BenefitsPage({ frame, services, withoutApplication }: BenefitsPageProps) {
  const groups = groupsOf(services);
  return (
    <PortalPage frame={frame} title="全部事项" section="benefits">
      <div class="stack">
        <h1>全部事项</h1>
        <p class="muted">一共 {services.length} 项，按您的情况分成几类。打电话或到窗口，直接报门牌号就行。</p>
        <nav aria-label="按情况找">
          <ul class="plain">
            {groups.map(({ id, label, hint }) => (
              <li>
                <a href={`#${id}`}>{label}</a>
                <span>{hint}</span>
              </li>
            ))}
            {withoutApplication.length > 0 && (
              <li>
                <a href="#without-application">不用申请的</a>
                <span>工作人员主动办，知道就行</span>
              </li>
            )}
          </ul>
        </nav>
        <p>
          <ButtonLink href="/self-check">不知道该看哪一项？做自查</ButtonLink>
        </p>
        {groups.map(({ id, label, services: listed }) => (
          <section id={id} class="stack-small">
            <h2>
              {label}（{listed.length} 项）
            </h2>
            <ServiceList services={listed} />
          </section>
        ))}
        {withoutApplication.length > 0 && <NoApplication listed={withoutApplication} />}
      </div>
    </PortalPage>
  );
}

function NoApplication({ listed }: { readonly listed: readonly WithoutApplication[] }) {
  return (
    <section id="without-application" class="stack-small">
      <h2>不用申请的（{listed.length} 项）</h2>
      <p class="muted">这些由工作人员主动办理。觉得该有却没有，打电话问。</p>
      <ul class="plain">
        {listed.map(({ title, how }) => (
          <li>
            <strong>{title}</strong>
            <span>{how}。</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
