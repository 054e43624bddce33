import { formatFen } from '../../values/money.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Plate } from '../ui/plate.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import type { Result } from './self-check.ts';

/** Reasons said before the rest is only counted. */
const SAID = 3;

const outcomeOf = ({ decision }: Result) => decision?.outcome ?? 'unknown';

interface ResultsProps {
  readonly results: readonly Result[];
  /** What was looked at, as words; null: everything. */
  readonly looked: string | null;
  /** The form whose button goes back to choose more. */
  readonly form: string;
}

export function Results({ results, looked, form }: ResultsProps) {
  const likely = results.filter((result) => outcomeOf(result) === 'eligible');
  const maybe = results.filter((result) => outcomeOf(result) === 'unknown');
  const refused = results.filter((result) => outcomeOf(result) === 'ineligible');
  const open = likely.length + maybe.length;
  return (
    <div class="stack">
      <h1 tabindex={-1}>{open > 0 ? '您可以申请这些待遇' : '暂时没有查到您能申请的'}</h1>
      <p>
        {open > 0 ? `按您填的情况，有 ${open} 项可以问。` : '按您填的情况，各项都不符合。'}
        这只是参考，最后由乡镇和县里核定。
      </p>
      {looked !== null && (
        <p>
          只看了：{looked}。{' '}
          <Button kind="quiet" name="go" value="to-0" form={form}>
            再看别的方面
          </Button>
        </p>
      )}
      {results.some(({ needsCertificate }) => needsCertificate) && <CertificateFirst />}
      <ul class="results">
        {[...likely, ...maybe].map((result) => (
          <ResultCard result={result} heading="h2" />
        ))}
      </ul>
      {refused.length > 0 && (
        <>
          <h2>按您填的情况，暂时不符合</h2>
          <ul class="results">
            {refused.map((result) => (
              <ResultCard result={result} heading="h3" />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function CertificateFirst() {
  return (
    <Notice tone="warn">
      <p>
        很多待遇要先有残疾人证。<a href="/how-to#no-certificate">看看残疾人证怎么办</a>
      </p>
    </Notice>
  );
}

const verdicts = {
  eligible: { tone: 'ok', word: '很可能符合' },
  unknown: { tone: 'warn', word: '可以问一问' },
  ineligible: { tone: 'none', word: '不符合' },
} as const;

function ResultCard({ result, heading: Heading }: { readonly result: Result; readonly heading: 'h2' | 'h3' }) {
  const { service } = result;
  const outcome = outcomeOf(result);
  const { tone, word } = verdicts[outcome];
  return (
    <li class="result">
      <Plate number={service.plate} />
      <Heading>
        <a href={`/benefits/${service.id}`}>{service.title}</a>
      </Heading>
      <p>
        <StatusMark tone={tone} word={word} />
      </p>
      {reasonsOf(result).map((sentence) => (
        <p>{sentence}</p>
      ))}
      {outcome !== 'ineligible' && (
        <p>
          要带：{service.papers.join('、')}。去{where(service.applyAt)}。
        </p>
      )}
    </li>
  );
}

const where = (applyAt: string): string => applyAt.replace(/。$/, '').replace(/^去/, '');
const periods = { month: '每月', year: '每年', once: '一次性' } as const;

/** Plain sentences: why it fits, what it gives, what is still to be known, or why it does not fit. */
export function reasonsOf({ service, decision, missing, needsCertificate }: Result): string[] {
  if (decision === undefined) return ['本地的标准还没有录入，请到窗口问。'];
  if (decision.version === null) return ['这项待遇现在没有施行。'];
  if (decision.outcome === 'ineligible') {
    const failed = decision.criteria.filter(({ holds }) => holds === false);
    return [`${failed.map(({ otherwise }) => otherwise).join('；')}。`];
  }
  const held = decision.criteria.filter(({ holds }) => holds === true).map(({ because }) => because);
  const said = held.slice(0, SAID).join('；');
  const more = held.length > SAID ? `（共 ${held.length} 条都符合）` : '';
  const lead = decision.outcome === 'eligible' ? '因为' : '已经符合：';
  const sentences = held.length > 0 ? [`${lead}${said}${more}。`] : [];
  if (decision.outcome === 'eligible' && decision.amountFen !== null && decision.amountFen > 0)
    sentences.push(`参考标准：${periods[service.every]} ${formatFen(decision.amountFen)}。`);
  if (service.benefit !== undefined) sentences.push(`${service.benefit.replace(/。$/, '')}。`);
  if (needsCertificate) sentences.push('要先有残疾人证。');
  if (missing.length > 0) sentences.push(`还要知道：${missing.join('、')}。`);
  return sentences;
}
