/** What to ask a person so that few answers settle everything, with the form for the next one; and the policies that are one question away. */
import { Panel } from '../ui/panel.tsx';
import { AnswerForm, type AnswerFormProps } from './answer-form.tsx';

export interface AskingProps {
  /** Null when no answer could change a result. */
  readonly next: {
    readonly words: string;
    readonly policies: readonly string[];
    readonly form: AnswerFormProps;
  } | null;
  readonly atMost: number;
  /** 是不是特困供养？ → 困难残疾人生活补贴、… */
  readonly oneAway: readonly { readonly words: string; readonly titles: readonly string[] }[];
}

export function Asking({ next, atMost, oneAway }: AskingProps) {
  if (next === null) return null;
  const [first, ...others] = next.policies;
  return (
    <Panel title="还要问什么">
      {oneAway.length > 0 && (
        <ul>
          {oneAway.map(({ words, titles }) => (
            <li>
              只差一问：{words}（{titles.join('、')}）
            </li>
          ))}
        </ul>
      )}
      <p>
        先问：<strong>{next.words}</strong>（关系到{first}
        {others.length > 0 && `等 ${next.policies.length} 项`}；全部弄清最多 {atMost} 问）
      </p>
      <AnswerForm {...next.form} />
    </Panel>
  );
}
