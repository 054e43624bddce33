/** What is paid for a month when somebody could draw several benefits at once. */
import type { ClashCase } from '../../define/pack.ts';
import { yuan } from '../../values/money.ts';

const month = '2026-05';
const area = '621223';
const pair = (title: string, due: ClashCase['due'], paid: ClashCase['paid']): ClashCase => ({
  title,
  month,
  area,
  due,
  paid,
});

export const clashCases: readonly ClashCase[] = [
  pair(
    '高龄 60 元和生活补贴 110 元：择高，只发生活补贴',
    { 'elderly-allowance': yuan(60), 'living-allowance': yuan(110) },
    { 'elderly-allowance': 0, 'living-allowance': yuan(110) },
  ),
  pair(
    '高龄 60 元高于生活补贴 50 元：只发高龄补贴',
    { 'elderly-allowance': yuan(60), 'living-allowance': yuan(50) },
    { 'elderly-allowance': yuan(60), 'living-allowance': 0 },
  ),
  pair(
    '农村一类 453 元和补差 759 元：择高，发补差',
    { 'rural-first-class-support': yuan(453), 'minimum-living-difference': yuan(759) },
    { 'rural-first-class-support': 0, 'minimum-living-difference': yuan(759) },
  ),
  pair(
    '特困供养后，两项补贴和低保都不再发',
    {
      'full-support': yuan(865),
      'living-allowance': yuan(110),
      'nursing-allowance': yuan(120),
      'minimum-living-difference': yuan(253),
      'classified-support': yuan(90.6),
    },
    {
      'full-support': yuan(865),
      'living-allowance': 0,
      'nursing-allowance': 0,
      'minimum-living-difference': 0,
      'classified-support': 0,
    },
  ),
  pair(
    '上了公益性岗位，失业保险金停发',
    { 'public-service-post': yuan(1620), 'unemployment-benefit': yuan(1500) },
    { 'public-service-post': yuan(1620), 'unemployment-benefit': 0 },
  ),
  pair(
    '生活补贴和护理补贴可以同时领',
    { 'living-allowance': yuan(110), 'nursing-allowance': yuan(120) },
    { 'living-allowance': yuan(110), 'nursing-allowance': yuan(120) },
  ),
  pair(
    '城市增发 20%（141 元）和分类施保 20%（141 元）：合计不超过标准 705 元的 30%，分类施保少发 70.5 元',
    { 'urban-low-income-supplement': yuan(141), 'classified-support': yuan(141) },
    { 'urban-low-income-supplement': yuan(141), 'classified-support': yuan(70.5) },
  ),
  pair(
    '城市增发 141 元和按 10% 发的分类施保 70.5 元：正好到 30%，都发',
    { 'urban-low-income-supplement': yuan(141), 'classified-support': yuan(70.5) },
    { 'urban-low-income-supplement': yuan(141), 'classified-support': yuan(70.5) },
  ),
  {
    title: '七月提标到 740 元，30% 的上限跟着到 222 元：分类施保发 74 元',
    month: '2026-07',
    area,
    due: { 'urban-low-income-supplement': yuan(148), 'classified-support': yuan(148) },
    paid: { 'urban-low-income-supplement': yuan(148), 'classified-support': yuan(74) },
  },
];
