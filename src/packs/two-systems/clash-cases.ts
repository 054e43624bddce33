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
];
