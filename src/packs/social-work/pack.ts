import { and, atMost } from '../../define/expression.ts';
import { indicator, people } from '../../define/indicator.ts';
import { pack } from '../../define/pack.ts';
import { certificateValid, person } from '../../define/registry.ts';
import { cases } from './cases.ts';
import { english } from './english.ts';
import { facts } from './fields.ts';
import { parameters, socialWorkPosts } from './posts.ts';

/** What the posts for disabled people are worked out from: it opens to the people it counts. */
const moderateOrSevere = indicator({
  id: 'disabled-moderate-or-severe',
  title: '中、重度残疾人数',
  requirements: ['SW-2'],
  unit: 'count',
  counter: '人',
  better: 'less',
  numerator: people(and(certificateValid, atMost(person.disabilityLevel, 3))),
});

export const socialWorkPack = pack({
  id: 'social-work',
  title: '社会工作',
  version: '1.0.0',
  english,
  facts,
  parameters,
  policies: [socialWorkPosts],
  indicators: [moderateOrSevere],
  cases,
});
