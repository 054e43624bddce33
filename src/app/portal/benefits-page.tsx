import { ButtonLink } from '../ui/button.tsx';
import type { Frame } from '../ui/frame.ts';
import { PortalPage } from './layout.tsx';
import type { Service } from './service.ts';
import { ServiceList } from './service-list.tsx';

export function BenefitsPage({ frame, services }: { readonly frame: Frame; readonly services: readonly Service[] }) {
  return (
    <PortalPage frame={frame} title="全部事项" section="benefits">
      <div class="stack">
        <h1>全部事项</h1>
        <p class="muted">一共 {services.length} 项。打电话或到窗口，直接报门牌号就行。</p>
        <ServiceList services={services} />
        <p>
          <ButtonLink href="/self-check">不知道该看哪一项？做自查</ButtonLink>
        </p>
      </div>
    </PortalPage>
  );
}
