/** The inputs of a comparison in the form of criteria: how it is compared, and with which value. */
import type { Comparison } from '../../define/expression.ts';
import type { Type } from '../../engine/kind.ts';
import type { Option } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { comparisonsOf } from './clause-form.ts';
import type { Typed } from './rule-form.ts';

const comparisonWords: Readonly<Record<Comparison, string>> = {
  '>=': '不小于',
  '<=': '不超过',
  '>': '大于',
  '<': '小于',
  '=': '是',
  '!=': '不是',
};
const dateWords: Readonly<Record<Comparison, string>> = {
  '>=': '不早于',
  '<=': '不晚于',
  '>': '晚于',
  '<': '早于',
  '=': '就是这天',
  '!=': '不是这天',
};

interface ComparingProps {
  readonly name: string;
  readonly label: string;
  readonly type: Type;
  readonly values: Typed;
}

export function Comparing({ name, label, type, values }: ComparingProps) {
  const words = type.kind === 'date' ? dateWords : comparisonWords;
  const options = comparisonsOf(type).map((id): Option => ({ id, label: words[id] }));
  return <Select name={name} label={label} options={options} chosen={values[name]} />;
}

interface ValueInputProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error?: string;
  readonly type: Type;
  readonly unit?: string | undefined;
  readonly hint?: string;
}

export function ValueInput({ type, unit, ...line }: ValueInputProps) {
  if (type.kind === 'choice' || type.kind === 'boolean')
    return <Select {...line} options={type.values ?? yesNo} chosen={line.value} empty="请选择" />;
  const of = unit ?? (type.kind === 'money' ? '元' : '');
  return (
    <TextInput
      {...line}
      label={of === '' ? line.label : `${line.label}（${of}）`}
      type={type.kind === 'date' ? 'date' : 'text'}
      width="digits-8"
    />
  );
}

const yesNo: readonly Option[] = [
  { id: 'true', label: '是' },
  { id: 'false', label: '否' },
];
