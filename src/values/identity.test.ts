import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  canonicalPhone,
  isSocialCreditCode,
  maskAccount,
  maskCertificate,
  maskId,
  maskName,
  maskPhone,
  passesLuhn,
  readResidentId,
} from './identity.ts';
import { checkCharacter } from './resident-id.ts';

const sound = (seventeen: string) => seventeen + checkCharacter(seventeen);

describe('identity numbers as people write them', () => {
  it('takes every spelling of a sound number', () => {
    for (const text of [
      '11010519491231002X',
      '１１０１０５１９４９１２３１００２ｘ',
      " '110105 19491231 002x",
      '110105-19491231-002X',
    ]) {
      assert.deepEqual(readResidentId(text), { id: '11010519491231002X' });
    }
  });

  it('says what it repaired', () => {
    assert.deepEqual(readResidentId('110105491231002'), { id: '11010519491231002X', repaired: 'fifteen-digits' });
    assert.deepEqual(readResidentId('11O1O519491231OO2X'), { id: '11010519491231002X', repaired: 'letter-for-digit' });
    assert.deepEqual(readResidentId('11010519491231002X43B1'), {
      id: '11010519491231002X',
      repaired: 'from-certificate',
    });
  });

  it('tells a number that the spreadsheet has cut from a mistyped one', () => {
    assert.deepEqual(readResidentId('6.21223E+17'), { fault: 'precision-lost' });
    assert.deepEqual(readResidentId('621223198503011200', { typedAsNumber: true }), { fault: 'precision-lost' });
    assert.deepEqual(readResidentId('621223198503011000'), { fault: 'precision-lost' });
    assert.deepEqual(readResidentId('110105194912310021'), { fault: 'checksum' });
  });

  it('takes a sound number that truly ends in three zeros', () => {
    const ending = Array.from({ length: 99 }, (_, day) =>
      sound(`6212231985${String((day % 12) + 1).padStart(2, '0')}${String((day % 28) + 1).padStart(2, '0')}000`),
    );
    const zeros = ending.find((id) => id.endsWith('0000'));
    assert.ok(zeros !== undefined);
    assert.deepEqual(readResidentId(zeros), { id: zeros });
  });

  it('refuses other lengths, other characters, impossible birthdays', () => {
    assert.deepEqual(readResidentId('1101051949123100'), { fault: 'length' });
    assert.deepEqual(readResidentId('11010519491231002'), { fault: 'length' });
    assert.deepEqual(readResidentId('无身份证'), { fault: 'characters' });
    assert.deepEqual(readResidentId(sound('62122319900230001')), { fault: 'birth' });
    assert.deepEqual(readResidentId(sound('62122318990101001')), { fault: 'birth' });
    assert.deepEqual(readResidentId(sound('62122320990101001'), { today: '2026-03-07' }), { fault: 'birth' });
  });

  it('never lets a changed digit through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const id = '621223198503011236';
        const digits = [...sound(id.slice(0, 17))];
        digits[at] = String((Number(digits[at]) + by) % 10);
        return 'fault' in readResidentId(digits.join(''));
      }),
    );
  });
});

describe('other numbers', () => {
  it('checks social credit codes', () => {
    assert.equal(isSocialCreditCode('91350100M000100Y43'), true);
    assert.equal(isSocialCreditCode('91350100M000100Y44'), false);
    assert.equal(isSocialCreditCode('91350100I000100Y43'), false);
  });

  it('checks bank cards', () => {
    assert.equal(passesLuhn('4111111111111111'), true);
    assert.equal(passesLuhn('4111111111111112'), false);
    assert.equal(passesLuhn(''), false);
  });

  it('writes telephones one way', () => {
    assert.equal(canonicalPhone('+86 139 0000 1234'), '13900001234');
    assert.equal(canonicalPhone('１３９００００１２３４'), '13900001234');
    assert.equal(canonicalPhone('09397334598'), '0939-7334598');
    assert.equal(canonicalPhone('(010) 6512-3456'), '010-65123456');
    assert.equal(canonicalPhone('7334598'), '7334598');
    assert.equal(canonicalPhone('1390000123'), undefined);
    assert.equal(canonicalPhone('12900001234'), undefined);
  });
});

describe('masks', () => {
  it('keeps what the notices allow and no more', () => {
    assert.equal(maskId('621223198503011236'), '62*************236');
    assert.equal(maskCertificate('62122319850301123643B1'), '62*************236**');
    assert.equal(maskPhone('13912341234'), '139****1234');
    assert.equal(maskPhone('0939-7334598'), '0939-*****98');
    assert.equal(maskAccount('6230474748053041425'), '***************1425');
    assert.equal(maskName('张伟'), '张*');
    assert.equal(maskName('张大伟'), '张*伟');
    assert.equal(maskName('欧阳大伟'), '欧**伟');
    assert.equal(maskName('单䶮'), '单*');
    assert.equal(maskName('𬭚𬭚𬭚'), '𬭚*𬭚');
    assert.equal(maskName('买买提·艾力'), '买*****');
  });

  it('hides everything of a text too short to be one', () => {
    assert.equal(maskId('123'), '***');
    assert.equal(maskName('王'), '*');
    assert.equal(maskName(''), '');
  });
});
