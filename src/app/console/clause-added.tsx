/** The criterion that is added: one fact, or two of which both are asked or one is enough, each against values or a standard. */
import { Button } from '../ui/button.tsx';
import { FieldSet } from '../ui/field.tsx';
import { Panel } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { added, type Clauses, testNames } from './clause-form.ts';
import { Comparing, ValueInput } from './clause-inputs.tsx';
import type { Typed } from './rule-form.ts';

interface AddedProps {
  readonly facts: Clauses['facts'];
  /** What a fact can be compared with beside a value. */
  readonly comparable: Clauses['parameters'];
  readonly values: Typed;
  readonly errors: Typed;
}

const lineOf = ({ values, errors }: AddedProps, name: string) => ({
  name,
  value: values[name] ?? '',
  ...(errors[name] === undefined ? {} : { error: errors[name] }),
});

export function Added(props: AddedProps) {
  const { facts, values } = props;
  const options = facts.map(({ id, label, subject }) => ({
    id,
    label: subject === 'household' ? `家庭：${label}` : label,
  }));
  const chosen = (test: 'add' | 'add2') => facts.find(({ id }) => id === values[testNames(test).fact]);
  const [first, second] = [chosen('add'), chosen('add2')];
  return (
    <Panel title="加一条（可以不加）">
      <p>一次加一条，一条里可以有两项判断；还要加的，填好这一条，点“保存，再加一条”。</p>
      <Select {...lineOf(props, added.fact)} label="看哪项情况" options={options} chosen={first?.id} empty="不加" />
      <Select
        name={added.join}
        label="和第二项的关系"
        options={[
          { id: 'and', label: '两项都要符合' },
          { id: 'or', label: '符合一项就行' },
        ]}
        chosen={values[added.join] ?? 'and'}
      />
      <Select
        {...lineOf(props, testNames('add2').fact)}
        label="第二项看哪项情况（可以不选）"
        options={options}
        chosen={second?.id}
        empty="没有第二项"
      />
      <div class="actions">
        <Button name="step" value="choose" kind="quiet">
          选好了，填怎样比较
        </Button>
      </div>
      {first !== undefined && <TestInputs {...props} test="add" fact={first} />}
      {second !== undefined && <TestInputs {...props} test="add2" fact={second} />}
      {first !== undefined && (
        <>
          <TextInput {...lineOf(props, added.because)} label="新条件的说法（给群众看）" hint="空着就按判断自动写。" />
          <TextInput {...lineOf(props, added.otherwise)} label="不符合新条件时说" hint="空着就自动写。" />
        </>
      )}
    </Panel>
  );
}

type TestProps = AddedProps & {
  readonly test: 'add' | 'add2';
  readonly fact: Clauses['facts'][number];
};

/** One value, several, or a standard that has a value of its own. */
function TestInputs(props: TestProps) {
  const { test, fact, values, errors, comparable } = props;
  const names = testNames(test);
  const { label, type, unit } = fact;
  const standards = comparable.filter(({ kind }) => kind === type.kind);
  const error = errors[names.value];
  return (
    <>
      <Comparing name={names.as} label={`${label}：怎样比较`} type={type} values={values} />
      {type.kind === 'choice' ? (
        <FieldSet
          name={names.value}
          label={`${label}：哪一种（可以勾几个）`}
          {...(error === undefined ? {} : { error })}
        >
          {(type.values ?? []).map(({ id, label: word }, index) => {
            const inputId = index === 0 ? names.value : names.choice(id);
            return (
              <label class="option" for={inputId}>
                <input
                  type="checkbox"
                  id={inputId}
                  name={names.choice(id)}
                  value="yes"
                  checked={values[names.choice(id)] === 'yes'}
                />
                <span>{word}</span>
              </label>
            );
          })}
        </FieldSet>
      ) : (
        <ValueInput
          {...lineOf(props, names.value)}
          label={`${label}：和什么比`}
          type={type}
          unit={unit}
          {...(type.kind === 'integer' ? { hint: '比“是”“不是”的，可以填几个，用顿号隔开，例如：1、2。' } : {})}
        />
      )}
      {standards.length > 0 && (
        <Select
          name={names.parameter}
          label={`${label}：或者和哪项标准比`}
          options={standards}
          chosen={values[names.parameter]}
          empty="不和标准比"
        />
      )}
    </>
  );
}
