import { pack } from '../../define/pack.ts';
import { cases } from './cases.ts';
import { english } from './english.ts';
import { facts } from './facts.ts';
import { employmentLevy } from './levy.ts';
import { parameters } from './parameters.ts';

export const employmentLevyPack = pack({
  id: 'employment-levy',
  title: '残疾人就业保障金',
  version: '1.0.0',
  english,
  facts,
  parameters,
  policies: [employmentLevy],
  cases,
});
