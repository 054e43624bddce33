/** What people read in English: facts and their values, parameters, and papers with the number by which they are found. */
import type { EnglishNames } from '../../define/english.ts';

export const english: EnglishNames = {
  facts: {
    loanKind: 'loan kind',
    loanPrincipal: 'loan principal',
    loanFrom: 'loan from',
    loanDueOn: 'loan due on',
    loanRepaidOn: 'loan repaid on',
    loanInterestPaid: 'loan interest paid',
  },
  values: {
    'loanKind.none': 'none',
    'loanKind.household': 'loan to a household',
    'loanKind.project': 'loan to a project',
  },
  parameters: {
    'mental-disability-rescue-ceiling': 'mental disability rescue ceiling',
    'special-hardship-disabled-members': 'special hardship disabled members',
    'special-hardship-items-lost': 'special hardship items lost',
    'special-hardship-standard': 'special hardship standard',
    'loan-subsidised-rate-household': 'loan subsidised rate household',
    'loan-subsidised-rate-project': 'loan subsidised rate project',
    'loan-principal-cap-household': 'loan principal cap household',
    'loan-principal-cap-project': 'loan principal cap project',
    'loan-subsidised-days': 'loan subsidised days',
    'loan-interest-year-days': 'loan interest year days',
  },
  papers: {
    '残疾人残疾分类和分级（GB/T 26341-2010）': 'Classification and grading of disabilities (GB/T 26341-2010)',
    县残疾人联合会年度工作计划: 'Yearly plan of the county disabled persons’ federation',
    康复扶贫贷款管理和贴息办法: 'Measures for loans against poverty by rehabilitation and their interest subsidy',
    云南省康复扶贫贷款贴息规定: 'Rules of Yunnan province on the interest subsidy of rehabilitation loans',
  },
};
