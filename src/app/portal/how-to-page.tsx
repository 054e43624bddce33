import { ButtonLink } from '../ui/button.tsx';
import type { Frame } from '../ui/frame.ts';
import { HelpBox } from './help-box.tsx';
import { PortalPage } from './layout.tsx';
import { RouteSteps } from './route-steps.tsx';

const sections = [
  {
    id: 'where',
    title: '去哪里办',
    words: [
      '先找村（社区）专职委员，或去乡镇（街道）便民服务大厅。',
      '困难残疾人生活补贴和重度残疾人护理补贴，哪个乡镇都能办，不用回户籍地。',
    ],
  },
  {
    id: 'papers',
    title: '要带什么',
    words: ['多数事项要带：身份证、户口簿、残疾人证、社保卡或一卡通。', '每一项还要带什么，写在那一项的页面上。'],
  },
  {
    id: 'for-others',
    title: '替家人办',
    words: [
      '可以替家人自查，按家人的情况填。',
      '替家人申请，带上两个人的身份证。',
      '走不动、没人代办的，打电话请人上门。',
    ],
  },
  {
    id: 'no-certificate',
    title: '还没有残疾人证',
    words: [
      '到户籍所在乡镇或县残联申请，领一张评定表。',
      '拿着表到指定医院评定等级。',
      '六岁以下的孩子，有的康复救助凭诊断证明就能办。',
    ],
  },
  {
    id: 'not-agree',
    title: '结果不满意',
    words: ['不批准的，会书面告诉您原因。', '觉得不对，可以要求县里复查。', '对复查还不满意，可以申请行政复议。'],
  },
] as const;

export function HowToPage({ frame }: { readonly frame: Frame }) {
  return (
    <PortalPage frame={frame} title="怎么申请" section="how-to">
      <div class="stack">
        <h1>怎么申请</h1>
        <p class="lead">先自查，再带材料去办。后面的步骤我们来办。</p>
        <p class="row">
          <ButtonLink href="/self-check">开始自查</ButtonLink>
          <ButtonLink href="/benefits" kind="quiet">
            看全部事项
          </ButtonLink>
        </p>
        <div class="two">
          <section class="stack-small">
            <h2>一共五步</h2>
            <RouteSteps label="办一件事的步骤" />
          </section>
          <HelpBox site={frame.site} />
        </div>
        {sections.map(({ id, title, words }) => (
          <section id={id} class="stack-small">
            <h2>{title}</h2>
            {words.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </section>
        ))}
      </div>
    </PortalPage>
  );
}
