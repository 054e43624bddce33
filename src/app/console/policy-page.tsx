/** A policy as text: each criterion beside its clause, each parameter through time. Earlier versions stay readable. */
import type { Criterion, Policy } from '../../define/policy.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { DefinitionList } from '../ui/definition-list.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Panel } from '../ui/panel.tsx';
import { ParameterFigures } from '../ui/parameter-figures.tsx';
import type { ShownParameter } from '../ui/parameter-words.ts';
import { sourceWords } from '../ui/source-words.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface PolicyPageProps {
  readonly frame: ConsoleFrame;
  readonly policy: Policy;
  readonly parameters: readonly ShownParameter[];
  readonly on: PlainDate;
}

const periods = { month: '按月', year: '按年', once: '一次性' } as const;

export function PolicyPage({ frame, policy, parameters, on }: PolicyPageProps) {
  const newestFirst = [...policy.versions].reverse();
  const inForce = newestFirst.find(({ from }) => from <= on);
  return (
    <ConsolePage
      frame={frame}
      title={policy.title}
      section="policies"
      actions={
        <>
          <a class="button" href={paths.decisions(policy.id)}>
            看认定结果
          </a>
          <a class="button quiet" href={paths.cases(policy.id)}>
            看样例
          </a>
        </>
      }
    >
      <Panel title="说明">
        <p>{policy.summary}</p>
        <DefinitionList
          items={[
            { term: '门牌号', value: policy.plate ?? '不对公众列出' },
            { term: '怎么给', value: periods[policy.every] },
            ...(policy.benefit === undefined ? [] : [{ term: '给什么', value: policy.benefit }]),
            { term: '材料', value: policy.papers.join('、') },
            { term: '去哪里办', value: policy.applyAt },
            { term: '对应要求', value: policy.requirements.join('、') },
          ]}
        />
      </Panel>
      {newestFirst.map((version) => (
        <Version version={version} current={version === inForce} />
      ))}
      {parameters.length > 0 && (
        <Panel title="标准和参数">
          <ParameterFigures parameters={parameters} on={on} />
        </Panel>
      )}
    </ConsolePage>
  );
}

function Version({ version, current }: { readonly version: Policy['versions'][number]; readonly current: boolean }) {
  const title = `条件：${inChinese(version.from)}起${current ? '（现行）' : ''}`;
  const criteria = Object.entries(version.criteria);
  return (
    <Panel title={title}>
      {current ? (
        <Criteria criteria={criteria} label={title} />
      ) : (
        <Disclosure summary={`看这一版的 ${criteria.length} 条`}>
          <Criteria criteria={criteria} label={title} />
        </Disclosure>
      )}
    </Panel>
  );
}

function Criteria({ criteria, label }: { readonly criteria: readonly [string, Criterion][]; readonly label: string }) {
  return (
    <ul class="criteria" aria-label={label}>
      {criteria.map(([, { because, otherwise, source }]) => (
        <li class="criterion">
          <div>
            <strong>{because}</strong>
            <p class="muted">不符合时说：{otherwise}</p>
          </div>
          <p class="muted">{sourceWords(source)}</p>
        </li>
      ))}
    </ul>
  );
}
