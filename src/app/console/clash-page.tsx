/** One person's benefits that do not go together: the months, the amounts, the rule, and the decision which one stays. */
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Radios } from '../ui/radios.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { type Clash, choicesOf, clashMarks, keptWords, monthsOf, rulingWords, sideWords } from './clash-words.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface ClashPageProps {
  readonly frame: ConsoleFrame;
  readonly person: { readonly id: string; readonly name: string };
  readonly place: string;
  readonly clashes: readonly Clash[];
  readonly mayDecide: boolean;
  /** `clash` names the form that was sent. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function ClashPage(props: ClashPageProps) {
  const { frame, person, place, clashes, errors } = props;
  return (
    <ConsolePage
      frame={frame}
      title={`重复与冲突：${person.name}`}
      section="clashes"
      errors={Object.entries(errors).map(([name, message]) => ({ name: name || 'reason', message }))}
    >
      <p>{place}。这里是近两年到下个月的，近的在前。更早的月份不能再改发哪一项，多发的在“补发追缴”里处理。</p>
      <p class="actions">
        <a href={paths.clashes}>回到重复与冲突</a>
        <a href={paths.entitlements(person.id)}>看这个人的待遇</a>
      </p>
      {clashes.length === 0 && <p>这个人没有重复和冲突的待遇。</p>}
      {clashes.map((clash, index) => (
        <OneClash {...props} clash={clash} index={index} />
      ))}
    </ConsolePage>
  );
}

function OneClash({ clash, index, ...props }: ClashPageProps & { readonly clash: Clash; readonly index: number }) {
  const { kind, sides, ruling } = clash;
  return (
    <Panel title={monthsOf(clash)} id={`clash-${index}`} actions={<StatusMark {...clashMarks[kind]} />}>
      <ul>
        {sides.map((side) => (
          <li>{sideWords(side, clash.first)}</li>
        ))}
      </ul>
      <p>按规定：{keptWords(clash)}</p>
      {(ruling !== null || kind === 'capped') && <div>{rulingWords(clash)}</div>}
      {props.mayDecide && kind !== 'capped' && <Decide {...props} clash={clash} index={index} />}
      {!props.mayDecide && ruling === null && kind !== 'capped' && <p>由县里决定发哪一项。</p>}
    </Panel>
  );
}

function Decide({
  clash,
  index,
  person,
  typed,
  errors,
}: ClashPageProps & { readonly clash: Clash; readonly index: number }) {
  const mine = typed['clash'] === clash.key;
  const names = { keep: `keep-${index}`, reason: `reason-${index}` };
  return (
    <form method="post" action={paths.clashesOf(person.id)} class="stack-small">
      <input type="hidden" name="clash" value={clash.key} />
      <input type="hidden" name="index" value={String(index)} />
      <Radios
        name={names.keep}
        label={clash.ruling === null ? '发哪一项' : '情况变了，改为'}
        options={choicesOf(clash)}
        chosen={mine ? typed[names.keep] : undefined}
        error={mine ? errors[names.keep] : undefined}
      />
      <TextInput
        name={names.reason}
        label="核实的情况和理由"
        hint="例如：电话问过本人，两项里选高的。会连同您的姓名一起记下来。"
        value={mine ? (typed[names.reason] ?? '') : ''}
        error={mine ? errors[names.reason] : undefined}
      />
      <Button>决定</Button>
    </form>
  );
}
