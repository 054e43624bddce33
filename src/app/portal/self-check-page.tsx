import type { PlainDate } from '../../values/date.ts';
import { titleWithErrors } from '../ui/error-summary.tsx';
import type { Frame } from '../ui/frame.ts';
import { PortalPage } from './layout.tsx';
import type { SelfCheck } from './self-check.ts';
import { FORM, type SelfCheckState, SelfCheckView, titleOf } from './self-check-view.tsx';

interface SelfCheckPageProps {
  readonly frame: Frame;
  readonly state: SelfCheckState;
  readonly check: SelfCheck;
  readonly on: PlainDate;
}

/** The server's page around the shared view. The script finds the rules' address and the day here. */
export function SelfCheckPage({ frame, state, check, on }: SelfCheckPageProps) {
  const errors = Object.keys(state.errors).length;
  return (
    <PortalPage
      frame={{ ...frame, keepForm: FORM }}
      title={titleWithErrors(titleOf(state, check), errors)}
      section="self-check"
      scripts={['self-check.js']}
    >
      <div data-self-check data-rules={frame.assets['rules.json']} data-on={on}>
        <SelfCheckView state={state} check={check} />
      </div>
    </PortalPage>
  );
}
