/** What is paid for a year when several offices help the same patient. */
import type { ClashCase } from '../../define/pack.ts';
import { yuan } from '../../values/money.ts';

const inYear = (month: string, title: string, due: ClashCase['due'], paid: ClashCase['paid']): ClashCase => ({
  title,
  month,
  area: '621223',
  due,
  paid,
});

export const clashCases: readonly ClashCase[] = [
  inYear(
    '2026',
    '农村重度：残联补 200 元、县里全额补 400 元，个人缴费只有 400 元，县里补 200 元',
    { 'patient-insurance': yuan(200), 'rural-medical-subsidy': yuan(400) },
    { 'patient-insurance': yuan(200), 'rural-medical-subsidy': yuan(200) },
  ),
  inYear(
    '2026',
    '农村非重度：残联补 200 元、县里补一半 200 元，正好 400 元，都补',
    { 'patient-insurance': yuan(200), 'rural-medical-subsidy': yuan(200) },
    { 'patient-insurance': yuan(200), 'rural-medical-subsidy': yuan(200) },
  ),
  inYear(
    '2024',
    '城镇低保，2024 年个人缴费 380 元：残联 200 元、民政 360 元，民政补 180 元',
    { 'patient-insurance': yuan(200), 'urban-medical-subsidy': yuan(360) },
    { 'patient-insurance': yuan(200), 'urban-medical-subsidy': yuan(180) },
  ),
  inYear(
    '2023',
    '2024 年以前没有合计的上限',
    { 'patient-insurance': yuan(200), 'rural-medical-subsidy': yuan(60) },
    { 'patient-insurance': yuan(200), 'rural-medical-subsidy': yuan(60) },
  ),
  inYear(
    '2026',
    '三类补助碰到一起：先减最后一项',
    { 'patient-insurance': yuan(200), 'urban-medical-subsidy': yuan(180), 'rural-medical-subsidy': yuan(100) },
    { 'patient-insurance': yuan(200), 'urban-medical-subsidy': yuan(180), 'rural-medical-subsidy': yuan(20) },
  ),
  inYear(
    '2026',
    '自己付了 50000 元：民政八成 40000 元高于医疗救助 30000 元，择高，再按封顶线发 30000 元',
    { 'patient-civil-rescue': yuan(40_000), 'medical-rescue': yuan(30_000) },
    { 'patient-civil-rescue': yuan(30_000), 'medical-rescue': 0 },
  ),
  inYear(
    '2026',
    '低保边缘、三级，自己付了 2000 元：残联 2000 元高于医疗救助七成 1400 元，只由残联救助',
    { 'patient-rescue': yuan(2000), 'medical-rescue': yuan(1400) },
    { 'patient-rescue': yuan(2000), 'medical-rescue': 0 },
  ),
  inYear(
    '2026',
    '低保边缘、二级精神残疾，自己付了 10000 元：医疗救助 8000 元高于残联 3000 元，剩下的 2000 元仍由残联免费救助',
    { 'patient-rescue': yuan(3000), 'medical-rescue': yuan(8000), 'mental-disability-rescue': yuan(2000) },
    { 'patient-rescue': 0, 'medical-rescue': yuan(8000), 'mental-disability-rescue': yuan(2000) },
  ),
  inYear(
    '2026',
    '低保边缘、二级精神残疾，自己付了 2000 元：残联按建档患者救助 2000 元最高，其他两项不再发，合计不超过自己付的',
    { 'patient-rescue': yuan(2000), 'medical-rescue': yuan(1600), 'mental-disability-rescue': yuan(400) },
    { 'patient-rescue': yuan(2000), 'medical-rescue': 0, 'mental-disability-rescue': 0 },
  ),
  inYear(
    '2026',
    '自己付了 10000 元：两种算法都是八成，只救助一次',
    { 'patient-civil-rescue': yuan(8000), 'medical-rescue': yuan(8000) },
    { 'patient-civil-rescue': yuan(8000), 'medical-rescue': 0 },
  ),
];
