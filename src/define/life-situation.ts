/** What brings people to the portal: benefits are grouped by it, not by the office in charge. In the order shown. */
export const lifeSituations = [
  { id: 'hardship', label: '生活困难', hint: '低保、生活补贴、临时救助' },
  { id: 'care', label: '要人照护', hint: '护理补贴、托养、财产保管' },
  { id: 'health', label: '看病康复', hint: '报销、医疗救助、手术' },
  { id: 'insurance', label: '养老和医疗保险', hint: '保费有人补、领养老金' },
  { id: 'school', label: '孩子和上学', hint: '儿童康复、入学、助学金' },
  { id: 'work', label: '工作和挣钱', hint: '培训、岗位、贷款、失业、工伤' },
  { id: 'home', label: '住房和水电', hint: '廉租住房、修房、水电取暖减半' },
] as const;

export type LifeSituation = (typeof lifeSituations)[number]['id'];
