/** The headers that offices really use, column by column, with their parents merged over their children and without. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnLetters } from '../../src/values/sheet.ts';
import { person, readFile, readTable, type Value } from './reading-tables.ts';

const id = person(11);

interface Form {
  readonly ledger: string;
  readonly title: string;
  /** Heading, field, cell. A heading without a parent of its own after `/` has the one before. */
  readonly columns: readonly (readonly [string, string | null, Value])[];
}

const forms: readonly Form[] = [
  {
    ledger: 'disability-roster',
    title: '宕昌县残疾人花名册',
    columns: [
      ['序号', 'sequence', 1],
      ['姓名', 'name', '张三'],
      ['性别', 'sex', '男'],
      ['民族', 'ethnicity', '汉'],
      ['身份证号', 'residentId', id],
      ['残疾情况/类别', 'category', '肢体'],
      ['残疾情况/等级', 'level', '三级'],
      ['残疾情况/残疾证号', 'certificateNumber', `${id}43`],
      ['发证日期', 'certificateIssuedOn', '2020.1.2'],
      ['有效期至', 'certificateValidUntil', '2030.1.1'],
      ['婚姻', 'marriage', '已婚'],
      ['文化程度', 'education', '小学'],
      ['户口性质', 'registration', '农业'],
      ['监护人/姓名', 'guardianName', '李四'],
      ['监护人/关系', 'guardianRelation', '妻'],
      ['监护人/电话', 'guardianPhone', '13900001234'],
      ['联系电话', 'phone', '0939-7334598'],
      ['乡镇', 'town', '南阳镇'],
      ['村(社区)', 'village', '下付村'],
      ['详细住址', 'address', '下付村一组'],
      ['是否低保', 'lowIncome', '是'],
      ['是否脱贫户', 'registeredPoor', '否'],
      ['享受政策', 'benefits', '两项补贴'],
      ['康复需求', 'rehabilitationNeed', '轮椅'],
      ['备注', 'remark', ''],
    ],
  },
  {
    ledger: 'low-income-household',
    title: '低保家庭花名册',
    columns: [
      ['序号', 'sequence', 1],
      ['乡镇', 'town', '南阳镇'],
      ['村', 'village', '下付村'],
      ['户主姓名', 'headName', '张三'],
      ['身份证号', 'headResidentId', id],
      ['低保证号', 'certificateOfLowIncome', '0012'],
      ['家庭人口', 'householdSize', 1],
      ['保障人口', 'coveredMembers', 1],
      ['类别', 'lowIncome', '二类'],
      ['家庭成员/姓名', 'name', '张三'],
      ['家庭成员/与户主关系', 'relation', '户主'],
      ['家庭成员/身份证号', 'residentId', id],
      ['家庭成员/健康状况', 'health', '残疾'],
      ['致贫原因', 'causeOfPoverty', '因残'],
      ['家庭年收入', 'yearlyIncome', 12000],
      ['人均收入', 'yearlyIncomePerHead', 4000],
      ['月保障金/基本', 'basicAllowance', 300],
      ['月保障金/分类施保', 'classifiedAllowance', 50],
      ['合计', 'monthlyAllowance', 350],
      ['开户行', 'bank', '农商行'],
      ['账号', 'bankAccount', '6230474748053041425'],
      ['批准时间', 'approvedOn', '2024.5'],
      ['动态(新增/停发/调标)', 'movement', '新增'],
    ],
  },
  {
    ledger: 'two-subsidy-payment',
    title: '困难残疾人生活补贴和重度残疾人护理补贴发放表（2026年3月）',
    columns: [
      ['序号', 'sequence', 1],
      ['姓名', 'name', '张三'],
      ['身份证号', 'residentId', id],
      ['残疾证号', 'certificateNumber', `${id}42`],
      ['类别', 'category', '肢体'],
      ['等级', 'level', '二级'],
      ['是否低保', 'lowIncome', '是'],
      ['生活补贴/标准', 'livingStandard', 110],
      ['生活补贴/月数', 'livingMonths', 1],
      ['生活补贴/金额', 'livingAllowance', 110],
      ['护理补贴/标准', 'nursingStandard', 110],
      ['护理补贴/月数', 'nursingMonths', 1],
      ['护理补贴/金额', 'nursingAllowance', 110],
      ['补发', 'backPay', 0],
      ['扣发', 'deduction', ''],
      ['合计', 'total', 220],
      ['代领人', 'collectedBy', ''],
      ['账户名', 'accountHolder', '张三'],
      ['社保卡(一卡通)账号', 'bankAccount', '6230474748053041425'],
      ['电话', 'phone', '13900001234'],
      ['备注', 'remark', ''],
    ],
  },
  {
    ledger: 'low-income-payment',
    title: '宕昌县农村低保金发放表（2026年3月）',
    columns: [
      ['序号', 'sequence', 1],
      ['乡镇', 'town', '南阳镇'],
      ['村', 'village', '下付村'],
      ['户主姓名', 'name', '张三'],
      ['身份证号', 'residentId', id],
      ['低保证号', 'certificateOfLowIncome', '0012'],
      ['类别(A/B/C)', 'lowIncome', 'B'],
      ['保障人口', 'coveredMembers', 2],
      ['月保障金/基本', 'difference', 606],
      ['月保障金/分类施保', 'householdAdditions', 90.6],
      ['合计', 'total', 696.6],
      ['发放日期', 'paidOn', '2026.3.10'],
      ['一卡通账号', 'bankAccount', '6230474748053041425'],
      ['备注', 'remark', ''],
    ],
  },
  {
    ledger: 'low-income-additions-payment',
    title: '2026年3月分类施保发放表',
    columns: [
      ['序号', 'sequence', 1],
      ['户主姓名', 'headName', '张三'],
      ['姓名', 'name', '张三'],
      ['身份证号', 'residentId', id],
      ['人员类别', 'group', '重度残疾'],
      ['分类施保金额', 'classified', 90.6],
      ['残疾人增发', 'supplement', ''],
      ['合计', 'total', 90.6],
      ['发放时间', 'paidOn', '2026-3-10'],
    ],
  },
  {
    ledger: 'insurance-payment',
    title: '2026年2月城乡居民医保缴费资助发放表',
    columns: [
      ['序号', 'sequence', 1],
      ['姓名', 'name', '张三'],
      ['身份证号', 'residentId', id],
      ['缴费标准', 'contribution', 400],
      ['资助金额/残联', 'federation', 200],
      ['资助金额/民政', 'civilAffairs', ''],
      ['资助金额/财政', 'county', 200],
      ['合计', 'total', 400],
    ],
  },
  {
    ledger: 'cataract-surgery',
    title: '白内障筛查手术登记',
    columns: [
      ['编号', 'sequence', 1],
      ['姓名', 'name', '张三'],
      ['性别', 'sex', '男'],
      ['年龄', 'age', '61岁'],
      ['身份证号', 'residentId', id],
      ['住址', 'address', '南阳镇下付村'],
      ['电话', 'phone', ''],
      ['筛查日期', 'screenedOn', '2026.3.1'],
      ['筛查/右眼视力', 'screenedRight', '0.05'],
      ['筛查/左眼视力', 'screenedLeft', '光感'],
      ['诊断(老年性/并发)', 'diagnosis', '老年性'],
      ['是否适合手术', 'suitable', '是'],
      ['拒绝原因', 'refusal', ''],
      ['手术日期', 'operatedOn', '2026.4.1'],
      ['眼别', 'eye', 'OD'],
      ['医院', 'hospital', '县医院'],
      ['晶体类型', 'lens', '折叠'],
      ['术前视力', 'acuityBefore', '手动'],
      ['术后1日', 'acuityDay1', '0.5'],
      ['术后1周', 'acuityWeek1', '0.6'],
      ['术后1月', 'acuityMonth1', '0.8'],
      ['总费用', 'totalCost', 2200],
      ['医保报销', 'insurancePaid', 1100],
      ['残联补助', 'subsidy', 1100],
      ['自付', 'selfPaid', 0],
      ['脱盲', 'blindnessRemoved', '√'],
      ['回访日期', 'followedUpOn', '2026.5.1'],
    ],
  },
  {
    ledger: 'mental-health-case',
    title: '精神障碍患者随访登记',
    columns: [
      ['序号', 'sequence', 1],
      ['姓名', 'name', '张三'],
      ['身份证号', 'residentId', id],
      ['诊断', 'diagnosis', '双相情感障碍'],
      ['发病时间', 'onset', '2012年'],
      ['确诊医院', 'diagnosedAt', '三院'],
      ['监护人', 'guardianName', '李四'],
      ['电话', 'phone', '13900001234'],
      ['住址', 'address', '南阳镇下付村'],
      ['危险性', 'risk', '0级'],
      ['病情分类', 'condition', '稳定'],
      ['第一季度/日期', 'visit1On', '2026.2.1'],
      ['第一季度/危险性', 'visit1Risk', '1'],
      ['第一季度/服药', 'visit1Medication', '规律服药'],
      ['第二季度/日期', 'visit2On', ''],
      ['第二季度/危险性', 'visit2Risk', ''],
      ['第二季度/服药', 'visit2Medication', ''],
      ['第三季度/日期', 'visit3On', ''],
      ['第三季度/危险性', 'visit3Risk', ''],
      ['第三季度/服药', 'visit3Medication', ''],
      ['第四季度/日期', 'visit4On', ''],
      ['第四季度/危险性', 'visit4Risk', ''],
      ['第四季度/服药', 'visit4Medication', ''],
      ['药名剂量', 'medicine', '利培酮2mg'],
      ['住院次数', 'admissions', 0],
      ['肇事肇祸', 'incidents', '无'],
      ['关锁', 'locked', '否'],
      ['免费服药', 'freeMedicine', '是'],
      ['以奖代补', 'guardianReward', '1800'],
      ['下次随访', 'nextVisitOn', '2026.8.1'],
      ['随访医生', 'doctor', '王五'],
      ['失访原因', 'lostBecause', ''],
    ],
  },
  {
    ledger: 'employment-register',
    title: '残疾人就业失业登记台账',
    columns: [
      ['序号', 'sequence', 1],
      ['姓名', 'name', '张三'],
      ['身份证号', 'residentId', id],
      ['残疾类别等级', 'category', '肢体四级'],
      ['学历', 'education', '初中'],
      ['技能特长', 'skill', '电商'],
      ['就业状态(就业/失业/灵活/公益岗)', 'status', '灵活'],
      ['单位', 'employer', ''],
      ['岗位', 'post', ''],
      ['合同起止', 'contract', ''],
      ['月工资', 'monthlyWage', 1800],
      ['社保', 'socialInsurance', ''],
      ['就业意向', 'wish', '按摩'],
      ['培训项目', 'training', ''],
      ['培训时间', 'trainingTime', ''],
      ['证书', 'qualification', ''],
      ['推荐岗位', 'recommendedPost', ''],
      ['推荐次数', 'recommendations', '2次'],
      ['拒绝原因', 'refusal', ''],
      ['失业登记证号', 'unemploymentCertificate', ''],
      ['帮扶人', 'helper', '李四'],
      ['备注', 'remark', ''],
    ],
  },
  {
    ledger: 'river-order',
    title: '河道巡查交办单台账',
    columns: [
      ['序号', 'sequence', 1],
      ['巡查日期', 'patrolledOn', '2026.3.1'],
      ['起止时间', 'patrolTime', '9:00-10:00'],
      ['河流(河段)', 'river', '白云河'],
      ['起点—终点', 'stretch', '甲—乙'],
      ['公里', 'length', 2.5],
      ['巡查人', 'patrolledBy', '王五'],
      ['水面', 'water', '有漂浮物'],
      ['水质', 'waterQuality', '清'],
      ['岸线', 'bank', '完好'],
      ['排污口', 'outlet', '无'],
      ['四乱(占采堆建)', 'fourDisorders', '堆'],
      ['问题描述', 'problem', '水草'],
      ['照片', null, ''],
      ['现场处置', 'handling', '打捞'],
      ['交办单号', 'orderNumber', '2026-1'],
      ['责任单位', 'responsibleUnit', '金牛村'],
      ['责任人', 'responsiblePerson', '赵六'],
      ['交办日期', 'assignedOn', '2026.3.2'],
      ['整改期限', 'dueOn', '2026.3.9'],
      ['整改情况', 'progress', '整改到位'],
      ['反馈日期', 'answeredOn', '2026.3.8'],
      ['核查人', 'verifiedBy', '王五'],
      ['销号日期', 'closedOn', '2026.3.8'],
      ['是否超期', 'late', '否'],
    ],
  },
];

/** Two rows of header with merged ranges: parents over their children, all others over both rows. */
function twoRows(columns: Form['columns']): { rows: Value[][]; merges: string[] } {
  const upper: Value[] = [];
  const lower: Value[] = [];
  const merges: string[] = [];
  columns.forEach(([heading], column) => {
    const slash = /^([^(/]+)\/(.+)$/.exec(heading);
    const letter = columnLetters(column);
    const open = merges.at(-1);
    if (slash === null) merges.push(`${letter}2:${letter}3`);
    else if (
      upper.at(-1) === slash[1] ||
      (upper.at(-1) === null && upper.findLast((text) => text !== null) === slash[1])
    )
      merges[merges.length - 1] = open!.replace(/.2$/, `${letter}2`);
    else merges.push(`${letter}2:${letter}2`);
    const continued = slash !== null && merges.at(-1)!.startsWith(`${letter}2:${letter}2`) === false;
    upper.push(slash === null ? heading : continued ? null : slash[1]!);
    lower.push(slash === null ? null : slash[2]!);
  });
  return { rows: [upper, lower], merges: merges.filter((range) => !/^(.2):\1$/.test(range)) };
}

for (const { ledger, title, columns } of forms) {
  const mapped = (reading: { sheets: readonly { columns: Readonly<Record<string, readonly string[]>> }[] }) =>
    Object.values(reading.sheets[0]!.columns).map(([field]) => field);
  const wanted = columns.flatMap(([, field]) => (field === null ? [] : [field]));
  const cells = columns.map(([, , cell]) => cell);

  describe(title, () => {
    it('with a header of two rows', async () => {
      const { rows, merges } = twoRows(columns);
      const outcome = await readTable([[title], ...rows, cells], merges);
      assert.equal(outcome.reading.ledger.id, ledger);
      assert.deepEqual(mapped(outcome.reading), wanted);
      assert.deepEqual([outcome.rows.length, outcome.wrong], [1, []]);
    });

    it('in one row, without a title, as text', async () => {
      const line = (values: readonly Value[]) => values.map((value) => `"${value ?? ''}"`).join(',');
      const outcome = await readFile(
        Buffer.from(`${line(columns.map(([heading]) => heading))}\n${line(cells)}\n`),
        'a.csv',
      );
      assert.equal(outcome.reading.ledger.id, ledger);
      assert.deepEqual(mapped(outcome.reading), wanted);
      assert.deepEqual([outcome.rows.length, outcome.wrong], [1, []]);
    });

    it('in another order, with columns of its own between', async () => {
      const shuffled = [...columns]
        .reverse()
        .flatMap((column, index) => (index % 5 === 2 ? [column, ['网格员签收栏', null, '已签'] as const] : [column]));
      const line = (values: readonly Value[]) => values.map((value) => `"${value ?? ''}"`).join('\t');
      const outcome = await readFile(
        Buffer.from(
          `${title}\n${line(shuffled.map(([heading]) => heading))}\n${line(shuffled.map(([, , cell]) => cell))}\n`,
        ),
        'a.csv',
      );
      assert.equal(outcome.reading.ledger.id, ledger);
      assert.deepEqual(mapped(outcome.reading), [...wanted].reverse());
      assert.deepEqual([outcome.rows.length, outcome.wrong], [1, []]);
    });
  });
}
