import { IndicatorsPage } from '../../../src/app/console/indicators-page.tsx';
import { PaperPage } from '../../../src/app/console/paper-page.tsx';
import { PapersPage } from '../../../src/app/console/papers-page.tsx';
import { ConsoleProblemPage } from '../../../src/app/console/problem-page.tsx';
import { Problem } from '../../../src/values/problem.ts';
import { ON } from '../site.tsx';
import { options, type Sample, towns } from './console-frame.ts';

export const outcomeSamples: Sample[] = [
  {
    name: 'indicators',
    page: (frame) => (
      <IndicatorsPage
        frame={frame}
        query={{}}
        wholeArea="宕昌县"
        areas={options(towns)}
        periods={options(['2026 年', '2026 年上半年'])}
        indicators={[
          {
            id: 'surgery',
            title: '白内障手术',
            area: '宕昌县',
            period: '2026 年',
            value: '185 例',
            parts: null,
            target: '130 例',
            attainment: '142.3%',
            distance: '超 55 例',
            met: true,
            handedDownBy: '市残联',
            rows: '/console/ledgers/screening?indicator=surgery',
          },
          {
            id: 'rescue',
            title: '特别救助',
            area: '宕昌县',
            period: '2026 年',
            value: '923 人',
            parts: '923 / 2,273',
            target: '2,019 人',
            attainment: '45.7%',
            distance: '还差 1,096 人',
            met: false,
            handedDownBy: '市残联',
            rows: null,
          },
          {
            id: 'villages',
            title: '宣传到村',
            area: '宕昌县',
            period: '2026 年',
            value: '96.4%',
            parts: null,
            target: null,
            attainment: null,
            distance: null,
            met: null,
            handedDownBy: null,
            rows: null,
          },
        ]}
      />
    ),
  },
  {
    name: 'papers',
    page: (frame) => (
      <PapersPage
        frame={frame}
        papers={[{ id: 'summary', title: '民生工程工作总结', kind: '工作总结', pack: '民生工程' }]}
      />
    ),
  },
  {
    name: 'paper',
    page: (frame) => (
      <PaperPage
        frame={frame}
        query={{ period: '2026' }}
        wholeArea="宕昌县"
        areas={options(towns)}
        periods={options(['2026 年'])}
        rowsOf={({ figure }) => figure && `/console/ledgers/screening?indicator=${figure.id}`}
        paper={{
          id: 'summary',
          kind: '工作总结',
          title: '宕昌县残疾人联合会2026年民生工程工作总结',
          titleRuns: [],
          addressee: '市残疾人联合会',
          issuer: '宕昌县残疾人联合会',
          date: ON,
          attachments: [],
          missing: ['宣传到村'],
          blocks: [
            { block: 'heading', level: 1, runs: [{ text: '一、白内障免费复明手术' }] },
            {
              block: 'paragraph',
              runs: [
                { text: '全年确诊' },
                { text: '282', figure: { id: 'diagnosed', part: 'value' } },
                { text: '人，手术' },
                { text: '185', figure: { id: 'surgery', part: 'value' } },
                { text: '例。' },
              ],
            },
            { block: 'heading', level: 2, runs: [{ text: '（一）经费' }] },
            {
              block: 'table',
              title: '资金表',
              head: ['级别', '金额'],
              rows: [[[{ text: '市' }], [{ text: '270,000元', fund: { id: 'stations', level: 'city' } }]]],
            },
          ],
        }}
      />
    ),
  },
  {
    name: 'problem',
    page: (frame) => <ConsoleProblemPage frame={frame} problem={new Problem('not-found', { what: '这份档案' })} />,
  },
  { name: 'failure', page: (frame) => <ConsoleProblemPage frame={frame} problem={null} requestId="r-20261123-01" /> },
];
