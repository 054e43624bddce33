import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCharacter } from '../../values/resident-id.ts';
import { fields, numberCell, read, rulesOf, same } from './testing.ts';

describe('choices', () => {
  it('disability categories', () => {
    same('category', [
      ['vision', ['视力', '视力残疾', '1', '盲', numberCell('1')]],
      ['hearing', ['听力', '听力言语', '2']],
      ['physical', ['肢体（下肢）', '肢体(上肢)', '肢 体', '肢残', '4', '肢体四级', '四级肢体']],
      ['mental', ['精神（孤独症）', '孤独症', '6']],
      ['multiple', ['综合', '多重', '视力、听力', '肢体/智力', '肢体+精神', '7', '多重（视力、肢体）']],
      ['category-unknown', ['8', '0', '其他', '感冒']],
    ]);
    assert.deepEqual(rulesOf('category', '视力、听力'), ['category-several']);
  });

  it('relations', () => {
    same('relation', [
      ['head', ['户主', '本人', '户 主']],
      ['spouse', ['妻', '配偶', '之妻', '丈夫', '老婆']],
      ['child', ['长子', '之子', '次女', '四子', '小儿子', '养女', '女儿', '大女儿', '三儿子']],
      ['parent', ['母亲', '之父', '岳母']],
      ['grandchild', ['孙', '孙女', '长孙', '外孙女']],
      ['childInLaw', ['儿媳', '长媳', '女婿']],
      ['other', ['其他', '侄子', '外甥']],
      ['relation-unknown', ['朋友', '12']],
    ]);
  });

  it('low-income classes, asked as a class and as yes or no', () => {
    same('lowIncomeClass', [
      ['first', ['一类', 'A', 'A类', '1', '低保一类', 'ａ']],
      ['second', ['二类', 'B', '2']],
      ['third', ['三类', 'C类', '3', 'Ⅲ类', '叁类', '三档', 'C档', '三']],
      ['choice-unknown', ['甲']],
    ]);
    same('lowIncome', [
      ['unclassified', ['是', '√', 'Y', '1', '有']],
      ['none', ['否', '×', '无', 'N', '0', '—']],
      ['second', ['二类', '低保二类']],
    ]);
  });

  it('work and sex', () => {
    same('work', [
      ['employed', ['就业', '单位就业', '在岗']],
      ['unemployed', ['失业', '未就业', '无业']],
      ['public-post', ['公益岗', '公益性岗位', '乡村公益性岗位']],
      ['flexible', ['灵活就业', '灵活就业（零工）', '灵活']],
      ['choice-unknown', ['参军', '非就业']],
    ]);
    same('sex', [
      ['male', ['男', '1', '男性']],
      ['female', ['女', '2']],
      ['choice-unknown', ['不男', '3']],
    ]);
  });
});

describe('people', () => {
  const seventeen = '62122319850301123';
  const id = seventeen + checkCharacter(seventeen);

  it('names', () => {
    same('name', [
      ['张伟', ['张  伟', '张　伟', ' 张伟', '张伟（已故）', '张\u200b伟', "'张伟"]],
      ['买买提·艾力', ['买买提·艾力', '买买提•艾力', '买买提・艾力', '买买提．艾力', '买买提 · 艾力']],
      ['单䶮', ['单䶮']],
      ['𬭚', ['𬭚']],
      [null, ['（空）', '—', '无']],
    ]);
  });

  it('identity numbers', () => {
    same('id', [
      [
        id,
        [
          id,
          ` ${id} `,
          `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
          `'${id}`,
          [...id].map((char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0)).join(''),
          `${id}42`,
          `${id}42B1`,
        ],
      ],
      ['11010519491231002X', ['11010519491231002x', '11010519491231002Ｘ', '110105491231002', '11O105I949I23IOO2X']],
      [
        'id-precision-lost',
        [
          '6.21223E+17',
          numberCell('621223198503011200'),
          numberCell('6.21223198503011E+17'),
          numberCell('6.21223200405277E+017'),
          '621223198503011000',
        ],
      ],
      ['id-checksum', ['110105194912310021']],
      ['id-invalid', ['11010519491231002', '1101051949123100211', '号码', '12345', '62122319850230123X']],
      [null, ['无', '—', '', '未上户']],
    ]);
  });

  it('certificates', () => {
    same('certificate', [
      [`${id}42`, [`${id}42`, ` ${id} 42`, numberless(`${id}42`)]],
      [`${id}42B1`, [`${id}42B1`, `${id}42b1`, `${id}42 Ｂ1`]],
      ['id-precision-lost', [numberCell('6.21223198503011E+19'), numberCell('62122319850301123000'), '6.21223E+19']],
      ['certificate-invalid', [id, `${id}82`, `${id}45`, '123', `${id}421`]],
      [null, ['未办', '无', '办理中']],
    ]);
  });

  it('telephones and accounts', () => {
    same('phone', [
      [
        '13912345678',
        [
          '13912345678',
          '139 1234 5678',
          '139-1234-5678',
          '+86 13912345678',
          '13912345678/0939-8280501',
          '13912345678、13800000000',
          '13912345678（儿子）',
          numberCell('13912345678'),
        ],
      ],
      ['0939-7334598', ['0939-7334598', '09397334598', '(0939)7334598', numberCell('9397334598')]],
      [null, ['无', '/', '空号']],
      ['phone-invalid', ['1391234567', '139123456789', '不知道', '12912345678']],
    ]);
    assert.deepEqual(rulesOf('phone', '13912345678/0939-8280501'), ['phone-several']);
    same('account', [
      ['6230474748053041425', ['6230474748053041425', '6230 4747 4805 3041 425']],
      ['account-invalid', [numberCell('6230474748053041000'), '6.23047E+18', '12', '农行卡']],
    ]);
  });

  it('cells with a formula that failed are wrong, whatever they should hold', () => {
    for (const field of Object.keys(fields) as (keyof typeof fields)[])
      assert.equal(read(field, { kind: 'error', text: '#REF!' }), 'cell-error');
  });
});

/** The text with a space that is none. */
function numberless(text: string): string {
  return `${text.slice(0, 18)}\u00a0${text.slice(18)}`;
}
