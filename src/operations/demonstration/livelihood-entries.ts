/** What the offices of the demonstration county have written into the ledgers of the livelihood projects this year: invented, always the same. */
import type { Area, AreaCode } from '../../values/area.ts';
import { addDays, type PlainDate, plainDate, toDayNumber } from '../../values/date.ts';
import { diceOf } from './dice.ts';

export interface DemonstrationEntry {
  readonly ledger: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const YEAR = '2026';
const START = plainDate(`${YEAR}-02-20`);
const STATIONS = 9;

export function livelihoodEntries(areas: readonly Area[], seed: number, today: PlainDate): DemonstrationEntry[] {
  const towns = areas.filter(({ level }) => level === 'town');
  const villages = areas.filter(({ level }) => level === 'village');
  return [...stations(towns, seed, today), ...outreachTo(villages, seed, today), ...problems(today)];
}

const coordinators = ['白玉兰', '赵文斌', '马秀英', '罗建军', '𬭎文达', '杨彩霞', '何志远', '田桂芳', '包金山'];

/** The earlier a station was begun, the further it has come. */
function stations(towns: readonly Area[], seed: number, today: PlainDate): DemonstrationEntry[] {
  const dice = diceOf(seed, 'stations');
  const milestones = ['sitedOn', 'retrofittedOn', 'equippedOn', 'coordinatorTrainedOn'];
  return towns.slice(0, STATIONS).flatMap((town, index) => {
    let day = addDays(START, index * 9 + dice.between(0, 6));
    const reached: Record<string, string> = {};
    for (const milestone of milestones) {
      if (day > today) break;
      reached[milestone] = day;
      day = addDays(day, dice.between(18, 34));
    }
    const station: DemonstrationEntry = {
      ledger: 'rehabilitation-station',
      values: {
        town: town.code,
        name: `${town.name}残疾人社区康复站`,
        hostedBy: `${town.name}社区卫生服务中心`,
        floorArea: dice.between(6, 14) * 10,
        approvedBy: `宕政函〔${YEAR}〕${dice.between(11, 48)}号`,
        ...reached,
      },
    };
    const trained = reached['coordinatorTrainedOn'];
    if (trained === undefined) return [station];
    const training: DemonstrationEntry = {
      ledger: 'coordinator-training',
      values: {
        name: coordinators[index % coordinators.length]!,
        town: town.code,
        station: `${town.name}残疾人社区康复站`,
        profession: dice.one(['physician', 'traditional-physician', 'nurse', 'village-doctor']),
        course: '社区康复协理员岗前培训',
        trainedOn: trained,
        hours: dice.one([24, 32, 40]),
        result: 'passed',
      },
    };
    return [station, training];
  });
}

const channels = [
  { channel: 'poster', topic: '残疾预防知识和救助政策张贴', people: [80, 260] },
  { channel: 'broadcast', topic: '白内障免费手术政策广播', people: [150, 420] },
  { channel: 'home-visit', topic: '入户讲解补贴政策和康复知识', people: [12, 40] },
  { channel: 'talk', topic: '康复知识讲座', people: [30, 90] },
  { channel: 'sign-language', topic: '救助政策手语讲解', people: [5, 16] },
] as const;

function outreachTo(villages: readonly Area[], seed: number, today: PlainDate): DemonstrationEntry[] {
  const dice = diceOf(seed, 'outreach');
  const days = Math.max(1, toDayNumber(today) - toDayNumber(START));
  return villages
    .filter(() => dice.chance(0.58))
    .map(({ code, parent }) => {
      const { channel, topic, people } = channels[dice.weighted([30, 30, 22, 15, 3])]!;
      const reached = dice.between(people[0], people[1]);
      return {
        ledger: 'outreach',
        values: {
          town: parent as AreaCode,
          village: code,
          heldOn: addDays(START, dice.between(0, days - 1)),
          channel,
          topic,
          people: reached,
          families: Math.max(3, Math.round(reached / 3)),
          heldBy: dice.one(['村专职委员', '乡镇残联', '康复协理员', '驻村医生']),
        },
      };
    });
}

function problems(today: PlainDate): DemonstrationEntry[] {
  const log = [
    {
      project: 'cataract-surgery',
      problem: '部分老人顾虑手术，筛查后不愿住院',
      cause: '对手术不了解，担心费用和无人陪护',
      measure: '请已复明的老人现身说法，由村专职委员接送陪护',
      answers: '县残联康复股',
      raisedOn: '2026-04-12',
      dueOn: '2026-09-30',
      state: 'working',
    },
    {
      project: 'rehabilitation-stations',
      problem: '个别康复站协理员缺少康复专业知识',
      cause: '协理员多为临床医师，未系统学过康复',
      measure: '集中培训并考核，不合格的补训',
      answers: '县残联康复股、县卫健局',
      raisedOn: '2026-03-20',
      dueOn: '2026-10-31',
      state: 'working',
    },
    {
      project: 'special-rescue',
      problem: '部分重度残疾人残疾人证已过期',
      cause: '行动不便，没有及时换证',
      measure: '组织评定医生上门换证',
      answers: '县残联维权股',
      raisedOn: '2026-02-25',
      dueOn: '2026-08-31',
      state: 'open',
    },
    {
      project: 'outreach',
      problem: '偏远村听力残疾人听不到广播',
      cause: '宣传方式单一',
      measure: '增加入户讲解和手语讲解',
      answers: '县残联宣文股',
      raisedOn: '2026-03-05',
      dueOn: '2026-05-31',
      solvedOn: '2026-05-28',
      state: 'solved',
    },
  ] as const;
  return log.filter(({ raisedOn }) => raisedOn <= today).map((values) => ({ ledger: 'problem-log', values }));
}
