/** How each fact of a place, an area or an organisation came to be what it is: from when, who recorded it, why, and what replaced it. */
import type { OtherSubject } from '../../define/fact.ts';
import { addDays } from '../../values/date.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Timeline, type TimelineEntry } from '../ui/timeline.tsx';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { origins, sectionOf } from './subject-words.ts';

type History = Awaited<ReturnType<Operations['subject']['read']>>['history'];

export interface SubjectHistoryPageProps {
  readonly frame: ConsoleFrame;
  readonly subject: { readonly id: string; readonly kind: OtherSubject; readonly name: string };
  readonly history: History;
}

export function SubjectHistoryPage({ frame, subject, history }: SubjectHistoryPageProps) {
  const { kind, id, name } = subject;
  return (
    <ConsolePage
      frame={frame}
      title={`情况变化：${name}`}
      section={sectionOf[kind]}
      actions={<ButtonLink href={paths.newSubjectFact(kind, id)}>登记情况</ButtonLink>}
    >
      <p>
        <a href={paths.subject(kind, id)}>回到{name}</a>
      </p>
      <p>情况变了，登记新的；原来记错了，更正那一条。更正过的也留着。</p>
      {history.length === 0 && <p>还没有登记过情况。</p>}
      <div class="columns">
        {history.map(({ fact, label, steps }) => (
          <section class="panel stack-small" id={fact}>
            <h2>{label}</h2>
            <Timeline label={`${label}的变化`} entries={steps.map((step) => timelineEntry(subject, step))} />
          </section>
        ))}
      </div>
    </ConsolePage>
  );
}

function timelineEntry(
  { kind, id }: SubjectHistoryPageProps['subject'],
  { text, from, to, recordedAt, origin, reason, recordedBy, superseded, assertion }: History[number]['steps'][number],
): TimelineEntry {
  const said = [recordedBy, reason ?? origins[origin] ?? origin].filter((words) => words !== null);
  return {
    value: text,
    from,
    until: to === null ? undefined : addDays(to, -1),
    recorded: recordedAt,
    source: said.join('，'),
    superseded: superseded ? '后来登记的替代了它' : undefined,
    correct: superseded ? undefined : paths.correctSubjectFact(kind, id, assertion),
  };
}
