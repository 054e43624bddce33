import { equals, known, oneOf } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import { disabilityCategories, employmentStates, sexes } from '../../define/registry.ts';

const working = oneOf(field('status'), 'employed', 'flexible', 'self-employed', 'public-post', 'farming');

/** 就业失业登记台账: who works where, who looks for what, who was recommended how often (DP-2). */
export const employmentRegister = ledger({
  id: 'employment-register',
  title: '残疾人就业失业登记台账',
  requirements: ['DP-2', 'TS-29'],
  subject: 'person',
  titleWords: ['就业失业', '就业登记', '失业登记', '就业台账', '就业状况', '就业推荐', '就业人员', '求职登记'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号', '序'] }),
    column('name', '姓名', 'name', { synonyms: ['残疾人姓名', '求职人姓名'], required: true, sensitive: 'identity' }),
    column('sex', '性别', 'choice', { values: sexes, establishes: 'sex' }),
    column('residentId', '身份证号', 'residentId', {
      synonyms: ['身份证号码', '身份证', '公民身份号码', '证件号码'],
      required: true,
      sensitive: 'identity',
    }),
    column('certificateNumber', '残疾证号', 'certificateNumber', {
      synonyms: ['残疾人证号', '残疾证', '残疾人证', '残疾证号码'],
      sensitive: 'identity',
    }),
    column('category', '类别', 'choice', {
      synonyms: ['残疾类别等级', '残疾类别', '残疾类型', '类别等级', '残疾情况/类别', '残疾类别及等级'],
      values: disabilityCategories,
      sensitive: 'health',
    }),
    column('level', '等级', 'integer', {
      synonyms: ['残疾类别等级', '残疾等级', '级别', '类别等级', '残疾情况/等级', '残疾类别及等级'],
      unit: '级',
      min: 1,
      max: 4,
      sensitive: 'health',
    }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇街道', '街道', '所属乡镇'] }),
    column('village', '村', 'village', { synonyms: ['村社区', '社区', '行政村', '村居'] }),
    column('address', '住址', 'address', { synonyms: ['家庭住址', '详细住址', '地址'], sensitive: 'contact' }),
    column('phone', '联系电话', 'phone', { synonyms: ['电话', '手机', '联系方式', '手机号码'], sensitive: 'contact' }),
    column('education', '学历', 'text', { synonyms: ['文化程度', '受教育程度'] }),
    column('skill', '技能特长', 'text', { synonyms: ['技能', '特长', '专长', '技能（特长）'] }),
    column('status', '就业状态', 'choice', {
      synonyms: ['就业情况', '就业状况', '就业失业状态', '就业类型', '就业形式', '是否就业', '目前状态'],
      required: true,
      values: employmentStates,
      establishes: 'employment',
    }),
    column('employer', '单位', 'text', { synonyms: ['就业单位', '工作单位', '用人单位', '单位名称'] }),
    column('post', '岗位', 'text', { synonyms: ['工作岗位', '工种', '职务'] }),
    column('contract', '合同起止', 'text', { synonyms: ['合同期限', '劳动合同起止', '合同起止时间'] }),
    column('monthlyWage', '月工资', 'money', {
      synonyms: ['工资', '月收入', '月薪', '工资收入'],
      unit: '元/月',
      min: 0,
      sensitive: 'money',
    }),
    column('socialInsurance', '社保', 'text', { synonyms: ['参保情况', '社会保险', '社保缴纳'] }),
    column('wish', '就业意向', 'text', { synonyms: ['求职意向', '意向岗位', '就业意愿'] }),
    column('training', '培训项目', 'text', { synonyms: ['培训内容', '参加培训', '培训/项目'] }),
    column('trainingTime', '培训时间', 'text', { synonyms: ['培训日期', '培训/时间'] }),
    column('qualification', '证书', 'text', { synonyms: ['资格证书', '技能证书', '职业资格证书'] }),
    column('recommendedPost', '推荐岗位', 'text', { synonyms: ['推荐单位'] }),
    column('recommendations', '推荐次数', 'integer', {
      synonyms: ['推荐就业次数', '就业推荐次数'],
      unit: '次',
      min: 0,
      max: 999,
    }),
    column('refusal', '拒绝原因', 'text', { synonyms: ['未就业原因', '拒绝推荐原因'] }),
    column('unemploymentCertificate', '失业登记证号', 'text', { synonyms: ['就业创业证号', '就业失业登记证号'] }),
    column('helper', '帮扶人', 'text', { synonyms: ['帮扶责任人', '联系人'] }),
    column('registeredOn', '登记日期', 'date', { synonyms: ['登记时间', '失业登记日期', '就业日期', '就业时间'] }),
    column('remark', '备注', 'text', { synonyms: ['说明'] }),
  ],
  key: ['residentId'],
  stages: [
    { id: 'registered', label: '已登记', when: known(field('status')) },
    { id: 'seeking', label: '求职中', when: equals(field('status'), 'unemployed') },
    { id: 'working', label: '已就业', when: working },
  ],
});
