import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/store/database.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { listPeople, type PeopleFilter, type PeopleSort } from '../../src/store/person-search.ts';
import { type PersonToRegister, registerPeople } from '../../src/store/registration.ts';
import { type PlainDate, plainDate, toDayNumber } from '../../src/values/date.ts';
import { county, createRegistry, idNumber, OTHER_VILLAGE, recordingOn, scopeOf, seal, TOWN, VILLAGE } from './setup.ts';

const date = (text: string): PlainDate => plainDate(text);
let database: Database;
/** Name → identity number. */
const numbers = new Map<string, string>();
let sequence = 101;

type Facts = NonNullable<PersonToRegister['facts']>;
const holder = (category: number, level: number, validUntil = '2030-01-01'): Facts => [
  { fact: 'disabilityCategory', value: category, from: date('2020-01-01') },
  { fact: 'disabilityLevel', value: level, from: date('2020-01-01') },
  { fact: 'certificateValidUntil', value: toDayNumber(date(validUntil)), from: date('2020-01-01') },
];

function person(name: string, birth: string, facts: Facts = [], village = VILLAGE): PersonToRegister {
  sequence += 2;
  const residentId = idNumber(birth, sequence);
  numbers.set(name, residentId);
  return {
    name,
    village,
    household: null,
    residentId,
    from: date('2020-01-01'),
    facts,
    phone: `139${residentId.slice(9, 17)}`,
  };
}

before(async () => {
  database = await createRegistry();
  await database.tx(county, async (tx) => {
    const registered = await registerPeople(tx, recordingOn(), [
      person('李安', '1950-01-01', holder(1, 1)),
      person('李白', '1951-01-01', holder(4, 2)),
      person('连平', '1952-01-01', holder(4, 3, '2025-01-01')),
      person('廖凡', '1953-01-01', holder(6, 2), OTHER_VILLAGE),
      person('欧阳静', '1954-01-01', holder(4, 4)),
      person('阿依古丽·买买提', '1955-01-01', holder(2, 1)),
      person('𠅤𬭎', '1956-01-01', holder(3, 2)),
      person('㐂三', '1957-01-01', holder(3, 2)),
      person('张静', '1958-01-01'),
      person('张静怡', '1959-01-01', [
        ...holder(4, 1),
        { fact: 'diedOn', value: toDayNumber(date('2026-01-01')), from: date('2026-01-01') },
      ]),
    ]);
    await recordFacts(tx, recordingOn(), [
      {
        subject: { kind: 'household', id: registered[1]!.household },
        fact: 'lowIncome',
        value: 2,
        from: date('2024-01-01'),
      },
      {
        subject: { kind: 'household', id: registered[3]!.household },
        fact: 'lowIncome',
        value: 1,
        from: date('2024-01-01'),
      },
      {
        subject: { kind: 'household', id: registered[0]!.household },
        fact: 'lowIncome',
        value: 0,
        from: date('2024-01-01'),
      },
    ]);
  });
});
after(() => database.close());

const list = (filter: PeopleFilter = {}, sort: PeopleSort = 'name', page = 1, pageSize = 50, scope = county) =>
  database.read(scope, (tx) => listPeople(tx, seal, { filter, sort, page, pageSize, today: date('2026-07-01') }));
const names = async (...given: Parameters<typeof list>): Promise<string[]> =>
  (await list(...given)).people.map(({ name }) => name);

describe('a list of people', () => {
  it('shows those living with a certificate in the order of pinyin, surname by surname', async () => {
    assert.deepEqual(
      await names(),
      ['阿依古丽·买买提', '𠅤𬭎', '李安', '李白', '连平', '廖凡', '欧阳静', '㐂三'].toSorted(byPinyin),
    );
    const order = await names();
    assert.ok(order.indexOf('李白') < order.indexOf('连平') && order.indexOf('李安') < order.indexOf('李白'));
  });

  it('filters by place, kind, level, scheme and standing', async () => {
    assert.deepEqual(await names({ area: OTHER_VILLAGE }), ['廖凡']);
    assert.deepEqual(await names({ area: TOWN, category: 4 }), ['李白', '连平', '欧阳静']);
    assert.deepEqual(await names({ level: 2, category: 4 }), ['李白']);
    assert.deepEqual(await names({ lowIncome: 'any' }), ['李白', '廖凡']);
    assert.deepEqual(await names({ lowIncome: 0 }), ['李安']);
    assert.deepEqual(await names({ status: 'expired' }), ['连平']);
    assert.deepEqual(await names({ status: 'member' }), ['张静']);
    assert.deepEqual(await names({ status: 'died' }), ['张静怡']);
    assert.equal((await list({ status: 'all' })).total, 10);
  });

  it('sorts by birth and by place too, over all standings', async () => {
    const births = (await list({ status: 'all' }, 'birth')).people.map(({ birthDate }) => birthDate);
    assert.deepEqual(births, births.toSorted());
    assert.equal((await names({}, 'place')).at(-1), '廖凡');
  });

  it('comes in pages that together are the whole, and says how many there are', async () => {
    const whole = await names({ status: 'all' });
    const pages = await Promise.all([1, 2, 3, 4].map((page) => list({ status: 'all' }, 'name', page, 3)));
    assert.deepEqual(
      pages.flatMap(({ people }) => people.map(({ name }) => name)),
      whole,
    );
    assert.ok(pages.every(({ total, totalIsExact }) => total === 10 && totalIsExact));
    assert.deepEqual(await list({}, 'name', 99, 50), { people: [], total: 8, totalIsExact: true });
    assert.deepEqual((await list({}, 'name', 100_000, 50)).people, []);
  });

  it('ends at the area of whoever looks', async () => {
    assert.deepEqual(await names({}, 'name', 1, 50, scopeOf(OTHER_VILLAGE)), ['廖凡']);
    assert.deepEqual(await names({ area: VILLAGE }, 'name', 1, 50, scopeOf(OTHER_VILLAGE)), []);
    const number = numbers.get('李安')!;
    assert.deepEqual(await names({ q: number }, 'name', 1, 50, scopeOf(OTHER_VILLAGE)), []);
  });
});

describe('searching', () => {
  const cases: readonly (readonly [q: string, found: readonly string[]])[] = [
    ['李', ['李安', '李白']],
    ['李安', ['李安']],
    ['静', ['欧阳静', '张静', '张静怡']],
    ['阳静', []],
    ['张静', ['张静', '张静怡']],
    ['买买提', ['阿依古丽·买买提']],
    ['阿依古丽•买', ['阿依古丽·买买提']],
    ['𠅤', ['𠅤𬭎']],
    ['𬭎', ['𠅤𬭎']],
    ['㐂', ['㐂三']],
    ['ouyang', ['欧阳静']],
    ['Ou Yang Jing', ['欧阳静']],
    ['oyj', ['欧阳静']],
    ['zhangjing', ['张静', '张静怡']],
    ['zj', ['张静', '张静怡']],
    ['lian', ['李安', '连平']],
    ['%', []],
    ['12', []],
  ];
  for (const [q, found] of cases) {
    it(`finds “${q}”`, async () => {
      assert.deepEqual(new Set(await names({ q })), new Set(found));
    });
  }

  it('finds by identity number, certificate, and the last four of number and phone', async () => {
    const number = numbers.get('李白')!;
    assert.deepEqual(await names({ q: number }), ['李白']);
    assert.deepEqual(await names({ q: ` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()}` }), ['李白']);
    assert.deepEqual(await names({ q: `${number}42B1` }), ['李白']);
    assert.deepEqual(await names({ q: number.slice(-4) }), ['李白']);
    const phone = `139${number.slice(9, 17)}`;
    assert.deepEqual(await names({ q: phone }), ['李白']);
    assert.ok((await names({ q: phone.slice(-4) })).includes('李白'));
  });

  it('looks among everybody unless told otherwise, and filters what it finds', async () => {
    assert.deepEqual(await names({ q: '静', status: 'holder' }), ['欧阳静']);
    assert.deepEqual(await names({ q: '李', category: 1 }), ['李安']);
    assert.deepEqual(await names({ q: '李', area: OTHER_VILLAGE }), []);
  });

  it('counts nobody twice who is found by two keys', async () => {
    const { people, total } = await list({ q: 'li' });
    assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
    assert.equal(total, people.length);
  });
});

function byPinyin(a: string, b: string): number {
  const keys = ['阿依古丽·买买提', '李安', '李白', '连平', '廖凡', '欧阳静', '𠅤𬭎', '㐂三'];
  return keys.indexOf(a) - keys.indexOf(b);
}
