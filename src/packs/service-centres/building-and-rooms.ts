/** SC-2, SC-3: what the house must have. */
import { atLeast, atMost, or, share } from '../../define/expression.ts';
import { place } from '../../define/other-registry.ts';
import type { CriterionInput } from '../../define/policy.ts';
import { english } from './english.ts';
import { centre, rooms } from './facts.ts';
import { centreScheme } from './papers.ts';
import { floorArea, outdoorShare } from './parameters.ts';

const source = centreScheme.at('建设标准');

export const buildingCriteria: Readonly<Record<string, CriterionInput>> = {
  floorArea: {
    is: atLeast(place.floorArea, floorArea.ref),
    because: '建筑面积达到下限',
    becauseEn: 'the building is large enough',
    otherwise: '建筑面积不足',
    source,
  },
  outdoorArea: {
    is: atLeast(place.outdoorArea, share(outdoorShare.ref, place.floorArea, { mode: 'up', to: 1 })),
    because: '室外场地达到建筑面积的规定比例',
    becauseEn: 'the ground outdoors is large enough for the building',
    otherwise: '室外场地不足',
    source,
  },
  ramp: {
    is: centre.hasRamp,
    because: '出入口有坡道',
    becauseEn: 'there is a ramp',
    otherwise: '缺坡道',
    source,
  },
  tactilePaving: {
    is: centre.hasTactilePaving,
    because: '铺设了盲道',
    becauseEn: 'there is tactile paving',
    otherwise: '缺盲道',
    source,
  },
  handrails: {
    is: centre.hasHandrails,
    because: '装有扶手',
    becauseEn: 'there are handrails',
    otherwise: '缺扶手',
    source,
  },
  voicePrompts: {
    is: centre.hasVoicePrompts,
    because: '装有语音提示',
    becauseEn: 'there are voice prompts',
    otherwise: '缺语音提示',
    source,
  },
  betweenFloors: {
    is: or(atMost(centre.storeys, 1), centre.hasLift, centre.hasRampBetweenFloors),
    because: '楼层之间有电梯或者无障碍坡道，或者只有一层',
    becauseEn: 'several floors are joined by a lift or an accessible ramp, or there is one floor only',
    otherwise: '有多层，但没有电梯，也没有无障碍坡道',
    source,
  },
};

const roomsSource = centreScheme.at('功能室设置');

/** Each room is a condition of its own, so that a centre reads which one it lacks. */
export const roomCriteria: Readonly<Record<string, CriterionInput>> = Object.fromEntries(
  rooms.map(({ fact, ref }): [string, CriterionInput] => [
    fact.id,
    {
      is: ref,
      because: `设有${fact.label}`,
      becauseEn: `there is a ${english.facts?.[fact.id]}`,
      otherwise: `缺${fact.label}`,
      source: roomsSource,
    },
  ]),
);
