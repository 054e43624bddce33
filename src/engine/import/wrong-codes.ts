/** Every way in which a cell can be wrong, with what to do about it. A row with a wrong cell is not imported. */
export const wrongCells = {
  'date-invalid': '不是有效的日期。请按“2026-03-07”的样子填写。',
  'level-ambiguous': '没有写明是几级。请按残疾人证填写一级、二级、三级或四级。',
  'id-precision-lost': '身份证号被表格软件当成数字，后几位已经丢失。请把该列设为文本格式后重新填写。',
  'id-checksum': '身份证号校验位不符，可能有错字。请核对证件后改正。',
  'id-invalid': '身份证号写法不对。请填写 18 位号码。',
  'village-unknown': '在区划名单里没有找到这个村（社区）。',
  'town-unknown': '在区划名单里没有找到这个乡镇（街道）。',
  'certificate-mismatch': '残疾证号与身份证号、类别或等级不一致。请核对证件后改正。',
  'certificate-invalid': '残疾证号写法不对。请填写 20 位号码，换发的带 B1。',
  'category-unknown': '不是七类残疾之一。请填写视力、听力、言语、肢体、智力、精神或多重。',
  'relation-unknown': '认不出与户主的关系。请填写户主、配偶、子女、父母等。',
  'choice-unknown': '不是可选的内容。',
  'number-invalid': '不是有效的数字，或超出范围。请核对后改正。',
  'money-invalid': '不是有效的金额。请填写数字，单位为元。',
  'required-missing': '必填内容没有填写。请补上。',
  'phone-invalid': '不是有效的电话号码。请填写 11 位手机号，或带区号的座机。',
  'account-invalid': '不是有效的银行账号。请把该列设为文本格式后填写完整账号。',
  'name-missing': '没有填写姓名。请补上。',
  'cell-error': '单元格里是公式错误。请改正公式，或直接填写内容。',
} as const satisfies Record<string, string>;

export type WrongCode = keyof typeof wrongCells;
