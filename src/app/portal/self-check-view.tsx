/** One page of the self-check. Server and browser draw it from the same state, so that the page is the same with and without JavaScript. */
import { Button } from '../ui/button.tsx';
import { ErrorSummary, errorLines } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PathSteps, stepsAt } from '../ui/path-steps.tsx';
import { Radios } from '../ui/radios.tsx';
import { RESULT, type SelfCheck, stepLabels } from './self-check.ts';
import { type Answers, CERTIFICATE, certificateAnswers } from './self-check-answers.ts';
import { Question } from './self-check-question.tsx';
import { Results } from './self-check-results.tsx';

export interface SelfCheckState {
  /** 0 to `RESULT`. */
  readonly page: number;
  readonly answers: Answers;
  readonly errors: Readonly<Record<string, string>>;
}

export const FORM = 'self-check-form';

export const titleOf = ({ page }: SelfCheckState): string =>
  page === RESULT ? '自查结果' : `待遇自查：${stepLabels[page]}`;

export function SelfCheckView({ state, check }: { readonly state: SelfCheckState; readonly check: SelfCheck }) {
  const { page, answers, errors } = state;
  return (
    <div class="stack">
      <ErrorSummary errors={errorLines(errors)} />
      {page === RESULT ? <Results results={check.results(answers)} /> : <QuestionsHead page={page} />}
      <form id={FORM} class="stack" method="post" action="/self-check" novalidate>
        <input type="hidden" name="page" value={String(page)} />
        <input type="hidden" name="back" value="/self-check" />
        <input type="hidden" name="again" value="1" />
        <Kept state={state} check={check} />
        {page === RESULT ? (
          <Button kind="quiet" name="go" value="change">
            改答案
          </Button>
        ) : (
          <Asked state={state} check={check} />
        )}
      </form>
    </div>
  );
}

function QuestionsHead({ page }: { readonly page: number }) {
  return (
    <>
      <h1 tabindex={-1}>看看您能享受哪些待遇</h1>
      <PathSteps steps={stepsAt(stepLabels, page)} label="自查的步骤" />
      {page === 0 && (
        <Notice>
          <p>
            答案只用来算结果。浏览器开着脚本时，全部在您这台设备上计算，不会上传；关着脚本时，由服务器计算，算完即丢。
          </p>
        </Notice>
      )}
    </>
  );
}

interface PartProps {
  readonly state: SelfCheckState;
  readonly check: SelfCheck;
}

function Asked({ state: { page, answers, errors }, check }: PartProps) {
  const { certificate, facts } = check.questions(page, answers);
  return (
    <>
      {facts.map((fact) => (
        <Question fact={fact} answers={answers} error={errors[`a.${fact.id}`]} />
      ))}
      {certificate && (
        <Radios
          name={CERTIFICATE}
          label="有残疾人证吗？"
          error={errors[CERTIFICATE]}
          options={certificateAnswers}
          chosen={answers[CERTIFICATE]}
        />
      )}
      <div class="row">
        <Button name="go" value="next">
          下一步
        </Button>
        {page > 0 && (
          <Button kind="quiet" name="go" value="back">
            上一步
          </Button>
        )}
      </div>
    </>
  );
}

/** The answers of the other pages travel in the form's body: never in the address, a cookie or a log. */
function Kept({ state: { page, answers }, check }: PartProps) {
  const { certificate, facts } = page === RESULT ? { certificate: false, facts: [] } : check.questions(page, answers);
  const here = facts.map(({ id }) => `a.${id}`);
  const isHere = (name: string): boolean =>
    here.some((field) => name === field || name.startsWith(`${field}.`)) || (certificate && name === CERTIFICATE);
  return (
    <>
      {Object.entries(answers)
        .filter(([name, value]) => value !== '' && !isHere(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
