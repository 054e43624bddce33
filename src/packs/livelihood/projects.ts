import type { Project, Step } from '../../define/plan.ts';
import { plainDate } from '../../values/date.ts';

/** MS-2: each project has its scheme. The posts stand for the people who hold them, so that the plan survives a change of staff. */
const leadingGroup = (deputy: string, member: string): Project['leadingGroup'] => [
  { post: '县政府分管副县长', duty: '组长，总负责，审批资金' },
  { post: '县残疾人联合会理事长', duty: '副组长，组织实施，每月调度' },
  { post: deputy, duty: '副组长，落实本部门任务' },
  { post: '县财政局分管负责人', duty: '成员，落实县级配套，监督资金使用' },
  { post: member, duty: '成员，落实到乡镇、到村' },
  { post: '县残疾人联合会康复股股长', duty: '办公室主任，台账、信息和总结' },
];

const step = (due: string, title: string, requirement: string): Step => ({ title, due: plainDate(due), requirement });

export const projects: readonly Project[] = [
  {
    id: 'special-rescue',
    title: '贫困重度残疾人特别救助',
    requirements: ['MS-1', 'MS-2'],
    responsible: '县残疾人联合会、县民政局',
    leadingGroup: leadingGroup('县民政局分管负责人', '各乡镇分管民政的副乡镇长'),
    steps: [
      step('2026-03-31', '摸底核对', '一级、二级持证残疾人逐人与低保名册核对，不符合的逐人注明哪一条不符合'),
      step('2026-05-31', '村级公示', '拟救助名单在村（社区）公示七天，只公布必要信息'),
      step('2026-06-30', '审定上报', '名单报市残联和市民政局，与下达任务的差额随报原因'),
      step('2026-09-30', '资金发放', '通过一卡通打卡发放，不发现金'),
      step('2026-11-30', '回访总结', '抽查回访不少于一成，形成总结'),
    ],
    indicator: 'special-rescue-recipients',
    fund: 'special-rescue-fund',
  },
  {
    id: 'rehabilitation-stations',
    title: '残疾人社区康复站建设',
    requirements: ['MS-2', 'MS-3', 'MS-4'],
    responsible: '县残疾人联合会、县卫生健康局',
    leadingGroup: leadingGroup('县卫生健康局分管负责人', '各乡镇卫生院（社区卫生服务中心）负责人'),
    steps: [
      step('2026-04-30', '选址', '设在乡镇（街道）社区卫生服务中心，有独立出入口'),
      step('2026-05-31', '资金报批', '市级、县级配套资金经县政府批准，批准文号记入台账'),
      step('2026-07-31', '无障碍改造', '坡道、扶手、卫生间按无障碍设计规范改造'),
      step('2026-09-30', '设备到位', '康复器材按清单配齐，登记造册'),
      step('2026-10-31', '协理员培训', '每站至少一名康复协理员培训并考核合格'),
      step('2026-11-30', '验收', '县残联会同卫健、财政验收'),
    ],
    indicator: 'stations-completed',
    fund: 'station-fund',
  },
  {
    id: 'cataract-surgery',
    title: '贫困白内障患者免费复明手术',
    requirements: ['MS-2', 'MS-5'],
    responsible: '县残疾人联合会、县人民医院',
    leadingGroup: leadingGroup('县卫生健康局分管负责人', '县人民医院眼科主任'),
    steps: [
      step('2026-04-30', '筛查', '以村为单位筛查，视力逐眼登记'),
      step('2026-05-31', '确诊', '疑似患者由定点医院确诊，不适合手术的注明原因'),
      step('2026-10-31', '手术', '定点医院手术，补助资金直接与医院结算'),
      step('2026-11-30', '回访', '术后一日、一周、一个月各查一次视力'),
      step('2026-11-30', '超任务上报', '超出任务的例数单独报市残联申请资金'),
    ],
    indicator: 'cataract-operated',
    fund: 'cataract-fund',
  },
  {
    id: 'outreach',
    title: '残疾预防与康复知识宣传',
    requirements: ['MS-2', 'MS-6'],
    responsible: '县残疾人联合会、县融媒体中心',
    leadingGroup: leadingGroup('县融媒体中心负责人', '各乡镇残联理事长'),
    steps: [
      step('2026-03-31', '编印资料', '图画为主，字大，配广播稿和手语视频'),
      step('2026-08-31', '进村入户', '每个村至少到一次；不识字、听不见的老人上门讲'),
      step('2026-11-30', '查漏补缺', '没有到过的村逐村补上'),
    ],
    indicator: 'outreach-coverage',
    fund: 'outreach-fund',
  },
];
