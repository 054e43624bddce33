import { type DatedValue, parameter } from '../../define/parameter.ts';
import { type PlainDate, plainDate } from '../../values/date.ts';
import { percent, yuan } from '../../values/money.ts';
import { centreScheme } from './papers.ts';

export const started: PlainDate = plainDate('2012-01-01');

const since = (value: DatedValue['value'], clause: string, unit?: string) => ({
  ...(unit === undefined ? {} : { unit }),
  values: [{ from: started, area: '', value, source: centreScheme.at(clause) }],
});
const whole = (id: string, label: string, value: number, clause: string, unit: string) =>
  parameter.integer(id, label, since(value, clause, unit));
const rate = (id: string, label: string, value: number, clause: string) =>
  parameter.rate(id, label, since(percent(value), clause));

export const floorArea = whole('centre-floor-area', '建筑面积下限', 500, '建设标准', '平方米');
export const outdoorShare = rate('centre-outdoor-share', '室外场地占建筑面积的比例', 30, '建设标准');
export const fewestStaff = whole('centre-fewest-staff', '专职人员下限', 2, '人员配备', '人');
export const mostStaff = whole('centre-most-staff', '专职人员上限（不增加编制）', 3, '人员配备', '人');
export const served = whole('centre-served', '服务人数下限', 30, '服务规模', '人');
export const dayCare = whole('centre-day-care', '日间照料等服务人数下限', 15, '服务规模', '人');
export const days = whole('centre-service-days', '每月服务天数下限', 20, '服务规模', '天');
export const equipmentRate = rate('centre-equipment-rate', '设备完好率下限', 85, '服务质量');
export const recordsRate = rate('centre-records-rate', '档案和台账合格率下限', 95, '服务质量');
export const effectRate = rate('centre-effect-rate', '康复有效率下限', 85, '服务质量');
export const satisfactionRate = rate('centre-satisfaction-rate', '满意率下限', 85, '服务质量');
/** The paper leaves the amount to the county: the default stands until the county sets its own. */
export const subsidy = parameter.money('centre-subsidy', '综合服务中心以奖代补标准', since(yuan(50_000), '以奖代补'));

export const parameters = [
  floorArea,
  outdoorShare,
  fewestStaff,
  mostStaff,
  served,
  dayCare,
  days,
  equipmentRate,
  recordsRate,
  effectRate,
  satisfactionRate,
  subsidy,
].map(({ parameter: each }) => each);
