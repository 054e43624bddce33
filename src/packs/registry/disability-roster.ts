import { known } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import {
  disabilityCategories,
  employmentStates,
  householdFacts,
  lowIncomeClasses,
  relations,
  sexes,
} from '../../define/registry.ts';

const since = { validFrom: 'certificateIssuedOn' };

/** 残疾人花名册: one row per holder of a certificate. The registry of people grows out of it. */
export const disabilityRoster = ledger({
  id: 'disability-roster',
  title: '残疾人花名册',
  requirements: ['X-1', 'X-2', 'TS-38'],
  subject: 'person',
  titleWords: [
    '残疾人花名册',
    '残疾人名册',
    '残疾人台账',
    '残疾人基本情况',
    '持证残疾人',
    '残疾人信息',
    '残疾人登记',
    '残疾人名单',
  ],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号', '顺序号', '序'] }),
    column('name', '姓名', 'name', {
      synonyms: ['残疾人姓名', '持证人姓名', '持证人', '残疾人'],
      required: true,
      sensitive: 'identity',
    }),
    column('sex', '性别', 'choice', { values: sexes, establishes: 'sex', validFrom: 'birthDate' }),
    column('ethnicity', '民族', 'text'),
    column('birthDate', '出生日期', 'date', {
      synonyms: ['出生年月', '出生年月日', '生日', '出生时间'],
      sensitive: 'identity',
      establishes: 'birthDate',
      validFrom: 'birthDate',
    }),
    column('residentId', '身份证号', 'residentId', {
      synonyms: ['身份证号码', '身份证', '公民身份号码', '居民身份证号', '证件号码', '本人身份证号'],
      required: true,
      sensitive: 'identity',
    }),
    column('category', '类别', 'choice', {
      synonyms: [
        '残疾情况/类别',
        '残疾类别',
        '残疾类型',
        '残疾种类',
        '残别',
        '残疾类别等级',
        '类别等级',
        '残疾类别及等级',
        '残疾等级类别',
      ],
      values: disabilityCategories,
      sensitive: 'health',
      establishes: 'disabilityCategory',
      ...since,
    }),
    column('level', '等级', 'integer', {
      synonyms: [
        '残疾情况/等级',
        '残疾等级',
        '残疾级别',
        '级别',
        '残级',
        '残疾程度',
        '残疾类别等级',
        '类别等级',
        '残疾类别及等级',
        '残疾等级类别',
      ],
      unit: '级',
      min: 1,
      max: 4,
      sensitive: 'health',
      establishes: 'disabilityLevel',
      ...since,
    }),
    column('certificateNumber', '残疾证号', 'certificateNumber', {
      synonyms: [
        '残疾情况/残疾证号',
        '残疾人证号',
        '残疾人证号码',
        '残疾证',
        '残疾证号码',
        '残疾人证',
        '证号',
        '残疾证编号',
        '第二代残疾人证号',
      ],
      sensitive: 'identity',
    }),
    column('certificateIssuedOn', '发证日期', 'date', {
      synonyms: ['发证时间', '办证日期', '办证时间', '领证日期', '评残日期', '签发日期', '初次发证日期'],
    }),
    column('certificateValidUntil', '有效期至', 'date', {
      synonyms: ['有效期', '有效期限', '证件有效期', '到期日期', '有效日期', '截止日期'],
      establishes: 'certificateValidUntil',
      ...since,
    }),
    column('marriage', '婚姻', 'text', { synonyms: ['婚姻状况', '婚否'] }),
    column('education', '文化程度', 'text', { synonyms: ['学历', '受教育程度'] }),
    column('registration', '户口性质', 'choice', {
      synonyms: ['户籍性质', '户口类型', '户口类别', '户籍类别'],
      values: householdFacts.registration.fact.values ?? [],
      establishes: 'registration',
    }),
    column('relation', '与户主关系', 'choice', { values: relations, establishes: 'relation' }),
    column('guardianName', '监护人', 'name', {
      synonyms: ['监护人/姓名', '监护人姓名', '监护人名字', '法定监护人'],
      sensitive: 'identity',
    }),
    column('guardianRelation', '监护人关系', 'text', {
      synonyms: ['监护人/关系', '与监护人关系', '监护人/与残疾人关系', '监护关系'],
    }),
    column('guardianPhone', '监护人电话', 'phone', {
      synonyms: ['监护人/电话', '监护人/联系电话', '监护人联系电话', '监护人/手机'],
      sensitive: 'contact',
    }),
    column('phone', '联系电话', 'phone', {
      synonyms: ['电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', '本人电话'],
      sensitive: 'contact',
    }),
    column('town', '乡镇', 'town', {
      synonyms: ['乡镇街道', '乡', '镇', '所属乡镇', '街道', '乡镇名称', '所在乡镇', '街道乡镇'],
    }),
    column('village', '村', 'village', {
      synonyms: [
        '村社区',
        '社区',
        '行政村',
        '村居',
        '村名',
        '所在村',
        '村委会',
        '居委会',
        '村（居）委会',
        '所属村',
        '村组',
      ],
    }),
    column('address', '详细住址', 'address', {
      synonyms: ['住址', '家庭住址', '现住址', '家庭地址', '地址', '户籍地址', '详细地址', '居住地址', '现居住地'],
      sensitive: 'contact',
    }),
    column('lowIncome', '是否低保', 'choice', {
      synonyms: ['低保', '低保类别', '低保情况', '享受低保', '是否享受低保', '低保户', '是否低保户'],
      values: lowIncomeClasses,
      sensitive: 'money',
      establishes: 'lowIncome',
    }),
    column('fullySupported', '是否特困', 'boolean', {
      synonyms: ['特困', '五保', '是否五保', '特困供养', '是否特困供养', '是否特困人员'],
      establishes: 'fullySupported',
    }),
    column('registeredPoor', '是否脱贫户', 'boolean', {
      synonyms: ['脱贫户', '建档立卡', '是否建档立卡', '是否监测户', '是否建档立卡户', '监测户', '是否脱贫监测户'],
      establishes: 'registeredPoor',
    }),
    column('needsLongTermCare', '是否需要长期照护', 'boolean', {
      synonyms: ['需要长期照护', '长期照护', '是否需要护理', '需要护理', '生活不能自理'],
      sensitive: 'health',
      establishes: 'needsLongTermCare',
    }),
    column('hasLabourCapacity', '有无劳动能力', 'boolean', {
      synonyms: ['劳动能力', '是否有劳动能力'],
      sensitive: 'health',
      establishes: 'hasLabourCapacity',
    }),
    column('employment', '就业状况', 'choice', {
      synonyms: ['就业情况', '就业状态', '是否就业'],
      values: employmentStates,
      establishes: 'employment',
    }),
    column('benefits', '享受政策', 'text', { synonyms: ['享受政策情况', '享受待遇'], sensitive: 'money' }),
    column('rehabilitationNeed', '康复需求', 'text', { synonyms: ['康复需求情况'], sensitive: 'health' }),
    column('remark', '备注', 'text', { synonyms: ['说明', '备注说明', '情况说明'] }),
  ],
  key: ['residentId'],
  stages: [{ id: 'certified', label: '已持证', when: known(field('certificateNumber')), date: 'certificateIssuedOn' }],
});
