/** What a write gave rise to, in one sentence for whoever did it. */
import type { Arising } from '../operations/entitlement/arising.ts';

/** Nothing when nothing arose. */
export function arisingWords({ arrears, recoveries, changed, withdrawn, waiting }: Omit<Arising, 'person'>): string {
  const made = [...(arrears > 0 ? [`${arrears} 笔补发`] : []), ...(recoveries > 0 ? [`${recoveries} 笔追缴`] : [])];
  const parts = [
    ...(made.length > 0 ? [`由此产生 ${made.join('、')}，待审批`] : []),
    ...(changed > 0 ? [`原有 ${changed} 笔提议随之更改`] : []),
    ...(withdrawn > 0 ? [`原有 ${withdrawn} 笔提议随之撤回`] : []),
    ...(waiting > 0 ? [`涉及 ${waiting} 人，正在后台和已发的比对`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join('；')}。`;
}
