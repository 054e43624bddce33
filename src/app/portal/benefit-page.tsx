/** One benefit in plain words; each rule stands beside the clause it comes from, each figure beside its paper. */
import type { Criterion } from '../../define/policy.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { ButtonLink } from '../ui/button.tsx';
import type { Frame } from '../ui/frame.ts';
import { ParameterFigures } from '../ui/parameter-figures.tsx';
import { type ShownParameter, valuesFrom } from '../ui/parameter-words.ts';
import { Plate } from '../ui/plate.tsx';
import { sourceWords } from '../ui/source-words.ts';
import { HelpBox } from './help-box.tsx';
import { PortalPage } from './layout.tsx';
import { RouteSteps } from './route-steps.tsx';
import type { Service } from './service.ts';

interface BenefitPageProps {
  readonly frame: Frame;
  readonly service: Service;
  /** Those it reads, with the values that hold in this county. */
  readonly parameters: readonly ShownParameter[];
  readonly on: PlainDate;
}

const applicants = {
  employer: '由招用残疾人的单位申请，本人不用申请。',
  agency: '由介绍就业的机构申请，本人不用申请。',
} as const;

const periods = { month: '每月发一次', year: '每年发一次', once: '一次性' } as const;

export function BenefitPage({ frame, service, parameters, on }: BenefitPageProps) {
  const version = [...service.versions].reverse().find(({ from }) => from <= on);
  // Whole numbers are ages and switches of the rules; people look for money and shares.
  const figures = parameters
    .filter(({ kind }) => kind !== 'integer')
    .map((parameter) => ({ ...parameter, values: valuesFrom(parameter, on) }));
  return (
    <PortalPage frame={frame} title={service.title} section="benefits">
      <div class="stack">
        <div class="title-line">
          <Plate number={service.plate} />
          <h1>{service.title}</h1>
        </div>
        <p class="lead">{service.summary}</p>
        {service.applicant === undefined ? (
          <p>
            <ButtonLink href="/self-check">查一查我符合不符合</ButtonLink>
          </p>
        ) : (
          <p>{applicants[service.applicant]}</p>
        )}
        <h2>给什么</h2>
        <p>{service.benefit ?? `发钱，${periods[service.every]}。`}</p>
        {figures.length > 0 && <ParameterFigures parameters={figures} on={on} />}
        <h2>要带什么</h2>
        <ul>
          {service.papers.map((paper) => (
            <li>{paper}</li>
          ))}
        </ul>
        <h2>去哪里办</h2>
        <p>{service.applyAt}</p>
        <h2>要符合的条件</h2>
        {version === undefined ? (
          <p>这项待遇还没有施行。</p>
        ) : (
          <Rules criteria={Object.values(version.criteria)} from={version.from} />
        )}
        <div class="two">
          <section class="stack-small">
            <h2>怎么走</h2>
            <RouteSteps label="申请的步骤" />
            <p>
              <a href="/how-to#not-agree">对结果不满意怎么办</a>
            </p>
          </section>
          <HelpBox site={frame.site} />
        </div>
      </div>
    </PortalPage>
  );
}

function Rules({ criteria, from }: { readonly criteria: readonly Criterion[]; readonly from: PlainDate }) {
  return (
    <>
      <p>每一条都要符合。这些条件从 {inChinese(from)} 起施行。</p>
      <ol class="rules">
        {criteria.map(({ because, source }) => (
          <li class="rule">
            <p>
              <strong>{because}</strong>
            </p>
            <p class="muted">依据：{sourceWords(source)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
