/** A long paper with everything the layout has: red head, addressee, three levels of headings, table, attachments, signature, imprint. Invented. */
import type { FilledBlock, FilledPaper } from '../../src/define/filled-paper.ts';
import { plainDate } from '../../src/values/date.ts';

const text = (words: string): FilledBlock => ({ block: 'paragraph', runs: [{ text: words }] });
const heading = (level: 1 | 2 | 3, words: string): FilledBlock => ({
  block: 'heading',
  level,
  runs: [{ text: words }],
});

const LONG =
  '各乡镇要把困难群众的冷暖放在心上，逐村逐户核对台账，做到底数清楚、情况明白、对象准确。对新申请的家庭，村民委员会应当在受理后及时入户了解情况，如实填写调查表，由申请人和调查人共同签字确认，不得以抽查代替入户，不得以估算代替核实，也不得要求群众重复提交能够通过部门之间数据比对取得的证明材料。';

export const samplePaper: FilledPaper = {
  id: 'sample',
  kind: '通知',
  title: '宕昌县残疾人联合会关于做好2026年困难残疾人家庭走访慰问工作的通知',
  titleRuns: [
    { text: '宕昌县', fixed: true },
    { text: '残疾人联合会关于做好' },
    { text: '2026年', fixed: true },
    { text: '困难残疾人家庭走访慰问工作的通知' },
  ],
  number: '宕残联发〔2026〕7号',
  addressee: '各乡镇人民政府，县直有关单位',
  blocks: [
    text('为切实做好困难残疾人家庭走访慰问工作，根据县委、县政府有关要求，结合我县实际，现就有关事项通知如下。'),
    heading(1, '一、摸清底数'),
    heading(2, '（一）逐户核对'),
    text(LONG),
    heading(3, '1.核对的范围'),
    text(LONG),
    text(LONG),
    heading(2, '（二）分类登记'),
    text('登记时写清姓名，生僻字照证件书写，如杨㐂、李𬭚，不得用同音字代替。'),
    text(LONG),
    heading(1, '二、落实资金'),
    text('走访慰问资金共45万元，其中市级27万元、县级18万元，分配情况见下表。'),
    {
      block: 'table',
      title: '走访慰问资金分配表',
      head: ['乡镇', '户数', '资金', '备注'],
      rows: [
        [
          [{ text: '城关镇' }],
          [{ text: '120' }],
          [{ text: '12万元' }],
          [{ text: '含新城子片区和两个易地搬迁安置点，按实际居住地登记' }],
        ],
        [[{ text: '哈达铺镇' }], [{ text: '180' }], [{ text: '18万元' }], [{ text: '' }]],
        [[{ text: '沙湾镇' }], [{ text: '150' }], [{ text: '15万元' }], [{ text: '' }]],
      ],
    },
    text(LONG),
    heading(1, '三、严明纪律'),
    text(LONG),
    text('请于2026年7月20日前将走访慰问情况报县残疾人联合会。'),
  ],
  attachments: ['走访慰问登记表', '走访慰问资金发放花名册和困难残疾人家庭基本情况调查汇总表（样式）'],
  issuer: '宕昌县残疾人联合会',
  date: plainDate('2026-07-01'),
  imprint: {
    copiesTo: '市残疾人联合会，县委办公室，县政府办公室',
    printedBy: '宕昌县残疾人联合会办公室',
    printedOn: plainDate('2026-07-02'),
  },
  missing: [],
};
