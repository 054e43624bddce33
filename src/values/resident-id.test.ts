import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  birthDateOf,
  canonicalResidentId,
  checkCharacter,
  isSoundResidentId,
  parseCertificateNumber,
  sexOf,
} from './resident-id.ts';

it('knows the number of the standard', () => {
  assert.equal(checkCharacter('11010519491231002'), 'X');
  assert.equal(isSoundResidentId('11010519491231002X'), true);
  assert.equal(isSoundResidentId('110105194912310021'), false);
  assert.equal(birthDateOf('11010519491231002X'), '1949-12-31');
  assert.equal(sexOf('11010519491231002X'), 'female');
});

it('makes one spelling of many', () => {
  assert.equal(canonicalResidentId('１１０１０５１９４９１２３１００２ｘ'), '11010519491231002X');
  assert.equal(canonicalResidentId(' 110105-19491231-002x '), '11010519491231002X');
  assert.equal(canonicalResidentId('110105491231002'), '11010519491231002X');
  assert.equal(canonicalResidentId('1101051949123100'), undefined);
  assert.equal(canonicalResidentId(''), undefined);
});

it('refuses a birthday that is on no calendar', () => {
  const seventeen = '62122319900230001';
  assert.equal(isSoundResidentId(seventeen + checkCharacter(seventeen)), false);
});

it('takes a certificate number apart', () => {
  assert.deepEqual(parseCertificateNumber('11010519491231002X41B2'), {
    residentId: '11010519491231002X',
    category: 4,
    level: 1,
    reissue: 2,
  });
  assert.equal(parseCertificateNumber('11010519491231002X42')?.reissue, 0);
  assert.equal(parseCertificateNumber('11010519491231002X81'), undefined);
  assert.equal(parseCertificateNumber('11010519491231002X45'), undefined);
});
