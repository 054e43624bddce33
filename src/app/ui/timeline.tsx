/** What held from when, who said so and when we were told. What was replaced stays visible. */
import { moment } from './format.ts';

export interface TimelineEntry {
  readonly value: string;
  /** First and last day it holds; open at the end while it still does. */
  readonly from: string;
  readonly until?: string | undefined;
  /** ISO moment at which it was recorded. */
  readonly recorded: string;
  readonly source: string;
  /** When and by what it was replaced. */
  readonly superseded?: string | undefined;
  /** Where it can be put right. */
  readonly correct?: string | undefined;
}

export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol class="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li class={entry.superseded === undefined ? undefined : 'superseded'}>
          <span class="value">{entry.value}</span>
          {entry.superseded !== undefined && <span> · 已被更正</span>}
          {entry.correct !== undefined && (
            <span>
              {' '}
              <a href={entry.correct}>
                更正
                <span class="visually-hidden">
                  {label}：{entry.value}
                </span>
              </a>
            </span>
          )}
          <p>
            {entry.from} 起{entry.until === undefined ? '，至今有效' : `，到 ${entry.until} 止`}
          </p>
          <p>
            {moment(entry.recorded)} 登记，来源：{entry.source}
            {entry.superseded !== undefined && `。${entry.superseded}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
