/** What people read in English: facts and their values, parameters, and papers with the number by which they are found. */
import type { EnglishNames } from '../../define/english.ts';

export const english: EnglishNames = {
  facts: {
    mentalDiagnosis: 'mental diagnosis',
    mentalRisk: 'mental risk',
    inMentalHospital: 'in mental hospital',
    guardianAgreement: 'guardian agreement',
    incidentThisYear: 'incident this year',
  },
  values: {
    'mentalDiagnosis.schizophrenia': 'schizophrenia',
    'mentalDiagnosis.schizoaffective': 'schizoaffective disorder',
    'mentalDiagnosis.paranoid': 'paranoid psychosis',
    'mentalDiagnosis.bipolar': 'bipolar disorder',
    'mentalDiagnosis.epileptic': 'psychosis with epilepsy',
    'mentalDiagnosis.retardation': 'psychosis with intellectual disability',
    'mentalDiagnosis.other': 'other',
  },
  parameters: {
    'mental-insurance-standard': 'mental insurance standard',
    'mental-hospital-fixed-payment': 'mental hospital fixed payment',
    'mental-hospital-fixed-payment-share': 'mental hospital fixed payment share',
    'mental-patient-rescue-ceiling': 'mental patient rescue ceiling',
    'mental-patient-civil-rescue-share': 'mental patient civil rescue share',
    'guardian-reward-standard': 'guardian reward standard',
    'guardian-reward-risk': 'guardian reward risk',
  },
  papers: {
    区精神卫生工作实施方案: 'Scheme of the district for mental health work',
    '严重精神障碍管理治疗工作规范（2018年版）': 'Standard for managing and treating severe mental illness (2018)',
    甘肃省严重精神障碍患者监护人以奖代补实施办法:
      'Measures of Gansu province for rewarding guardians of patients with severe mental illness',
    道县严重精神障碍患者监护人以奖代补方案:
      'Scheme of Daoxian county for rewarding guardians of patients with severe mental illness',
  },
};
