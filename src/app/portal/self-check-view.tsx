/** One page of the self-check. Server and browser draw it from the same state, so that the page is the same with and without JavaScript. */
import { lifeSituations } from '../../define/life-situation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, errorLines } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PathSteps } from '../ui/path-steps.tsx';
import { Checkboxes, Radios } from '../ui/radios.tsx';
import { RESULT, type SelfCheck, type Standing } from './self-check.ts';
import { ABOUT, type Answers, CERTIFICATE, certificateAnswers } from './self-check-answers.ts';
import { answerWords, lookedAt, Question } from './self-check-question.tsx';
import { Results } from './self-check-results.tsx';
import { SettledSoFar } from './self-check-settled.tsx';

export interface SelfCheckState {
  /** 0, 1, … for the questions as they come; `RESULT`. */
  readonly page: number;
  readonly answers: Answers;
  readonly errors: Readonly<Record<string, string>>;
  /** One answer is being changed, then it goes on where something is open. */
  readonly resume: boolean;
}

export const FORM = 'self-check-form';

export function titleOf({ page, answers }: SelfCheckState, check: SelfCheck): string {
  const { step, number } = check.at(page, answers);
  return step === null ? '自查结果' : `待遇自查：第 ${number} 问`;
}

export function SelfCheckView({ state, check }: { readonly state: SelfCheckState; readonly check: SelfCheck }) {
  const { answers, errors, resume } = state;
  const standing = check.at(state.page, answers);
  const page = standing.step === null ? RESULT : standing.number - 1;
  return (
    <div class="stack">
      <ErrorSummary errors={errorLines(errors)} />
      {standing.step === null ? (
        <Results results={check.results(answers)} looked={lookedAt(answers)} form={FORM} />
      ) : (
        <QuestionHead standing={standing} />
      )}
      <form id={FORM} class="stack" method="post" action="/self-check" novalidate>
        <input type="hidden" name="page" value={String(page)} />
        <input type="hidden" name="back" value="/self-check" />
        <input type="hidden" name="again" value="1" />
        {resume && <input type="hidden" name="resume" value="1" />}
        <Kept answers={answers} standing={standing} />
        {standing.step === null ? (
          <GivenAnswers check={check} answers={answers} />
        ) : (
          <Asked state={state} standing={standing} />
        )}
      </form>
      {standing.step !== null && page > 0 && <SettledSoFar standing={standing} />}
    </div>
  );
}

function QuestionHead({ standing }: { readonly standing: Standing }) {
  const { number, topic, atMost } = standing;
  const first = number === 1;
  return (
    <>
      <h1 tabindex={-1}>{first ? '看看您能享受哪些待遇' : `第 ${number} 问：${topic}`}</h1>
      <PathSteps
        steps={[
          ...(first ? [] : [{ label: `答了 ${number - 1} 问`, state: 'done' as const }]),
          { label: `第 ${number} 问`, state: 'here' },
          { label: first ? '选得少，问得少' : atMost === 0 ? '看结果' : `最多还有 ${atMost} 问`, state: 'ahead' },
        ]}
        label="自查的步骤"
      />
      {first && (
        <Notice>
          <p>一次问一件事，只问会影响结果的。不清楚也可以往下走。</p>
          <p>
            答案只用来算结果。浏览器开着脚本时，全部在您这台设备上计算，不会上传；关着脚本时，由服务器计算，算完即丢。
          </p>
        </Notice>
      )}
    </>
  );
}

interface AskedProps {
  readonly state: SelfCheckState;
  readonly standing: Standing;
}

function Asked({ state: { answers, errors }, standing: { step, number } }: AskedProps) {
  return (
    <>
      {step === 'about' ? (
        <About answers={answers} />
      ) : step === 'certificate' ? (
        <Radios
          name={CERTIFICATE}
          label="有残疾人证吗？"
          error={errors[CERTIFICATE]}
          options={certificateAnswers}
          chosen={answers[CERTIFICATE]}
        />
      ) : (
        step !== null && <Question fact={step} answers={answers} error={errors[`a.${step.id}`]} />
      )}
      <div class="row">
        <Button name="go" value="next">
          下一步
        </Button>
        {number > 1 && (
          <Button kind="quiet" name="go" value="back">
            上一步
          </Button>
        )}
      </div>
    </>
  );
}

/** Nothing ticked means everything; the empty field says that the page was sent. */
function About({ answers }: { readonly answers: Answers }) {
  return (
    <>
      <input type="hidden" name={ABOUT} value="" />
      <Checkboxes
        name={ABOUT}
        label="您想看哪些方面？"
        hint="可以选几个。一个都不选，就全都看，问得多一些。"
        options={lifeSituations.map(({ id, label, hint }) => ({ id, label: `${label}（${hint}）` }))}
        chosen={ABOUT in answers ? (answers[ABOUT] ?? '').split(',') : []}
      />
    </>
  );
}

/** What was answered, so that each answer can be looked at and changed. */
function GivenAnswers({ check, answers }: { readonly check: SelfCheck; readonly answers: Answers }) {
  const asked = check.asked(answers);
  return (
    <>
      <h2>您的回答</h2>
      <dl class="answers">
        {asked.map((step, index) => {
          const words = answerWords(step, answers);
          return (
            <div>
              <dt>{words.question}</dt>
              <dd>{words.answer}</dd>
              <dd>
                <button type="submit" class="button quiet" name="go" value={`to-${index}`}>
                  改<span class="visually-hidden">：{words.question}</span>
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
      <Button kind="quiet" name="go" value="change">
        从第一问看起
      </Button>
    </>
  );
}

/** The answers of the other pages travel in the form's body: never in the address, a cookie or a log. */
function Kept({ answers, standing: { step } }: { readonly answers: Answers; readonly standing: Standing }) {
  const here =
    step === null ? undefined : step === 'about' ? ABOUT : step === 'certificate' ? CERTIFICATE : `a.${step.id}`;
  const isHere = (name: string): boolean => here !== undefined && (name === here || name.startsWith(`${here}.`));
  return (
    <>
      {Object.entries(answers)
        .filter(([name]) => !isHere(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
