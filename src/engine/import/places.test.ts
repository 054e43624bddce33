import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Area } from '../../values/area.ts';
import { placeFinder } from './places.ts';

const area = (code: string, name: string): Area => ({
  code,
  name,
  level: code.length === 6 ? 'county' : code.length === 9 ? 'town' : 'village',
  parent: code.length === 6 ? null : code.slice(0, -3),
});

/** A county of which the province and the city are not listed. */
const finder = placeFinder([
  area('990101', '甲县'),
  area('990101100', '石桥镇'),
  area('990101100001', '东风社区居民委员会'),
  area('990101100201', '东风村村民委员会'),
  area('990101100202', '石桥村村民委员会'),
  area('990101200', '龙泉回族乡'),
  area('990101200201', '龙泉寺村村民委员会'),
  area('990101200202', '沟村村民委员会'),
  area('990101200203', '石桥村村民委员会'),
]);

const village = (text: string, town: string | null = null) => {
  const reading = finder.village(text, town);
  return 'area' in reading ? reading.area.code : (reading.several ?? reading.unknown.join());
};

it('takes off what stands before a name', () => {
  const town = (text: string) => {
    const reading = finder.town(text);
    return 'area' in reading ? reading.area.code : reading.unknown.join();
  };
  for (const text of ['石桥镇', '石桥', '石桥街道', '石桥街道办事处', '甲县石桥镇', '乙省丙市甲县石桥镇', '甲石桥镇']) {
    assert.equal(town(text), '990101100', text);
  }
  assert.equal(town('龙泉乡'), '990101200');
  assert.equal(town('石侨镇'), '石桥镇');
});

it('tells a community from a village of the same name', () => {
  assert.equal(village('东风社区', '990101100'), '990101100001');
  assert.equal(village('东风居委会', '990101100'), '990101100001');
  assert.equal(village('东风村委会', '990101100'), '990101100201');
  assert.equal(village('东风', '990101100'), true);
});

it('knows names of one character, groups, and names that begin like a town', () => {
  assert.equal(village('沟村委会'), '990101200202');
  assert.equal(village('沟村三组'), '990101200202');
  assert.equal(village('龙泉寺村'), '990101200201');
  assert.equal(village('龙泉乡龙泉寺'), '990101200201');
  assert.equal(village('石桥村'), true);
  assert.equal(village('石桥镇石桥村'), '990101100202');
  assert.equal(village('石桥村', '990101200'), '990101200203');
});

it('suggests, and does not guess', () => {
  assert.equal(village('东凤村', '990101100'), '东风村');
  assert.equal(village('', '990101100'), '');
  assert.equal(village('石桥镇西沟门村', '990101200'), '');
});

it('finds the place that an address begins with', () => {
  const codes = (text: string, within: string | null = null) => {
    const { town, village: found } = finder.address(text, within);
    return [town?.code ?? null, found?.code ?? null];
  };
  assert.deepEqual(codes('乙省丙市甲县龙泉回族乡沟村二组8号'), ['990101200', '990101200202']);
  assert.deepEqual(codes('石桥镇正街5号'), ['990101100', null]);
  assert.deepEqual(codes('沟村二组', '990101200'), [null, '990101200202']);
  assert.deepEqual(codes('石桥区人民路'), [null, null]);
});

it('knows which town or village a sheet’s name or a title says', () => {
  const codes = (text: string) => {
    const { town, village: found } = finder.mentioned(text);
    return [town?.code ?? null, found?.code ?? null];
  };
  for (const text of ['石桥镇', '石桥', '1.石桥', '石桥镇（317人）', '甲县石桥镇残疾人花名册', '石桥2026']) {
    assert.deepEqual(codes(text), ['990101100', null], text);
  }
  assert.deepEqual(codes('龙泉寺村'), [null, '990101200201']);
  assert.deepEqual(codes('石桥镇石桥村名册'), ['990101100', '990101100202']);
  assert.deepEqual(codes('石桥镇和龙泉回族乡'), [null, null]);
  assert.deepEqual(codes('Sheet1'), [null, null]);
});
