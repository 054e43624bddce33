/** What the answers have settled already, so that nobody has to wait for the last question. */
import { StatusMark } from '../ui/status-mark.tsx';
import type { Standing } from './self-check.ts';

export function SettledSoFar({ standing: { settled, open } }: { readonly standing: Standing }) {
  const likely = settled.filter(({ decision }) => decision?.outcome === 'eligible');
  const refused = settled.length - likely.length;
  if (settled.length === 0) return null;
  return (
    <section aria-labelledby="settled" class="stack-small">
      <h2 id="settled">已经看得出来的</h2>
      {likely.length > 0 && (
        <ul class="settled">
          {likely.map(({ service }) => (
            <li>
              <StatusMark tone="ok" word="很可能符合" />：{service.title}
            </li>
          ))}
        </ul>
      )}
      <p>
        {refused > 0 && `不符合的 ${refused} 项。`}
        {open > 0 && `还在看的 ${open} 项。`}
      </p>
    </section>
  );
}
