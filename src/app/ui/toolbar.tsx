/** 关怀工具条: plain buttons of a form that posts to /prefs; a script makes them instant. Reading aloud and cross lines need the script. */
import type { Frame } from './frame.ts';
import { type Preferences, sizes, themes } from './preferences.ts';

interface ToolbarProps {
  readonly frame: Frame;
  readonly app: 'portal' | 'console';
}

export function Toolbar({ frame, app }: ToolbarProps) {
  return (
    <section class="tools" aria-label="关怀工具条">
      <div class="wrap">
        <form method="post" action="/prefs">
          <input type="hidden" name="back" value={frame.path} />
          <div class="tool-groups">
            <Choices frame={frame} label="字号" name="size" choices={sizes} />
            <Choices frame={frame} label="配色" name="theme" choices={themes} />
            <div class="group">
              {app === 'portal' && <Switch frame={frame} name="care" label="关怀版" />}
              <Switch frame={frame} name="pointer" label="大鼠标" />
            </div>
            <div class="group" data-needs-script hidden>
              <button type="button" data-tool="read" aria-pressed="false" hidden>
                朗读本页
              </button>
              <button type="button" data-tool="cross" aria-pressed="false">
                十字线
              </button>
            </div>
          </div>
        </form>
        <span class="visually-hidden" role="status" data-tool-status />
      </div>
    </section>
  );
}

interface SwitchProps {
  readonly frame: Frame;
  readonly name: 'care' | 'pointer';
  readonly label: string;
}

/** On or off: its value is what pressing it brings. */
function Switch({ frame, name, label }: SwitchProps) {
  const on = frame.preferences[name];
  return (
    <button {...target(frame)} type="submit" name={name} value={on ? 'off' : 'on'} aria-pressed={on ? 'true' : 'false'}>
      {label}
    </button>
  );
}

interface ChoicesProps {
  readonly frame: Frame;
  readonly label: string;
  readonly name: 'size' | 'theme';
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

function Choices({ frame, label, name, choices }: ChoicesProps) {
  const chosen: Preferences[typeof name] = frame.preferences[name];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can not stand in the same line in every browser
    <div class="group" role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {choices.map(({ id, label: text }) => (
        <button {...target(frame)} type="submit" name={name} value={id} aria-pressed={id === chosen ? 'true' : 'false'}>
          {text}
        </button>
      ))}
    </div>
  );
}

/** On a page that is the reply to a POST the button sends that page's own form along, so that the answers come back. */
const target = ({ keepForm }: Frame): Record<string, string | true> =>
  keepForm === undefined ? {} : { form: keepForm, formaction: '/prefs', formnovalidate: true };
