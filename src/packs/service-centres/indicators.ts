import { and, equals, known, not } from '../../define/expression.ts';
import { decisions, entries, indicator } from '../../define/indicator.ts';
import { field } from '../../define/ledger.ts';

const isOpenCentre = and(equals(field('kind'), 'service-centre'), not(known(field('closedOn'))));

export const centresPassing = indicator({
  id: 'service-centres-passing',
  title: '综合服务中心达标率',
  requirements: ['SC-2', 'SC-12'],
  unit: 'percent',
  better: 'more',
  numerator: decisions('service-centre-standard'),
  denominator: entries('place-register', { where: isOpenCentre }),
});

export const centresOpen = indicator({
  id: 'service-centres-open',
  title: '综合服务中心数',
  requirements: ['SC-1'],
  unit: 'count',
  counter: '个',
  better: 'more',
  numerator: entries('place-register', { where: isOpenCentre }),
});
