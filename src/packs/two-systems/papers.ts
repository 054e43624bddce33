import { paper } from '../../define/source.ts';

/** The county's own paper on the two systems; its number is still to be named, its figures are known. */
export const twoSystems = paper('县残疾人社会保障体系和服务体系建设实施意见', { toConfirm: true });
export const residentPension = paper('国务院关于建立统一的城乡居民基本养老保险制度的意见（国发〔2014〕8号）');
export const employeePension = paper('国务院关于完善企业职工基本养老保险制度的决定（国发〔2005〕38号）');
export const employmentFunds2011 = paper('关于进一步加强就业专项资金管理有关问题的通知（财社〔2011〕64号）', {
  toConfirm: true,
});
export const employmentFunds2017 = paper('就业补助资金管理办法（财社〔2017〕164号）');
export const averageWage = paper('县上年度在岗职工平均工资公告', { toConfirm: true });
export const medical2023 = paper('关于做好2023年城乡居民基本医疗保障工作的通知（医保发〔2023〕24号）', {
  toConfirm: true,
});
export const medical2024 = paper('关于做好2024年城乡居民基本医疗保障有关工作的通知（医保发〔2024〕19号）', {
  toConfirm: true,
});
export const lowIncomeStandards = paper('城乡居民最低生活保障标准调整通知', { toConfirm: true });
export const vagrantMeasures = paper('城市生活无着的流浪乞讨人员救助管理办法（国务院令第381号）');
export const sunshineHome = paper('阳光家园计划——智力、精神和重度肢体残疾人托养服务项目实施方案', { toConfirm: true });
export const specialSupport2016 = paper('计划生育家庭特别扶助标准统一城乡的通知（2016年）', { toConfirm: true });
export const specialSupport2018 = paper('计划生育家庭特别扶助标准调整通知（2018年）', { toConfirm: true });
export const specialSupport2022 = paper('计划生育家庭特别扶助标准调整通知（2022年）', { toConfirm: true });
export const elderlyLaw = paper('中华人民共和国老年人权益保障法');
export const childRehabilitation = paper('国务院关于建立残疾儿童康复救助制度的意见（国发〔2018〕20号）');
export const gansuChildren = paper('甘肃省残疾儿童康复救助制度实施办法', { toConfirm: true });
export const rehabilitationItems2010 = paper(
  '关于将部分医疗康复项目纳入基本医疗保障范围的通知（卫农卫发〔2010〕80号）',
  { toConfirm: true },
);
export const workInjury = paper('工伤保险条例（国务院令第586号）');
export const socialInsuranceLaw = paper('中华人民共和国社会保险法');
export const fullSupport2021 = paper('特困人员认定办法（民发〔2021〕43号）', { toConfirm: true });
export const rescueMeasures = paper('社会救助暂行办法（国务院令第649号）');
export const lowIncome2021 = paper('最低生活保障审核确认办法（民发〔2021〕57号）');
export const incomeTaxLaw = paper('中华人民共和国个人所得税法');
export const trustLaw = paper('中华人民共和国信托法');
export const educationRegulation = paper('残疾人教育条例（国务院令第674号）');
export const employmentRegulation = paper('残疾人就业条例（国务院令第488号）');
export const jiangxiChildren = paper('江西省残疾儿童康复救助标准', { toConfirm: true });
export const commonPractice = paper('各地通行做法，当地文件待补', { toConfirm: true });
export const stateCouncil2015 = paper(
  '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号）',
);
