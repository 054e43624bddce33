/** The figures a rule uses: what holds today, what comes, and what held before, each with its paper. */
import type { DatedValue } from '../../define/parameter.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { type ShownParameter, valueLines } from './parameter-words.ts';
import { sourceWords } from './source-words.ts';
import { Table } from './table.tsx';

interface ParameterFiguresProps {
  readonly parameters: readonly ShownParameter[];
  readonly on: PlainDate;
  /** Where several of these tables stand on a page, each says whose it is. */
  readonly caption?: string;
}

export function ParameterFigures({ parameters, on, caption = '标准' }: ParameterFiguresProps) {
  const rows = parameters.flatMap((parameter) => parameter.values.map((held) => ({ parameter, held })));
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        { id: 'label', label: '标准', rowHeading: true, cell: ({ parameter }) => parameter.label },
        { id: 'value', label: '数额', cell: ({ parameter, held }) => <Value parameter={parameter} held={held} /> },
        {
          id: 'from',
          label: '起算日',
          cell: ({ held }) => `${inChinese(held.from)}起${held.from > on ? '（还没到）' : ''}`,
        },
        { id: 'source', label: '依据', cell: ({ held }) => sourceWords(held.source) },
      ]}
    />
  );
}

function Value({ parameter, held }: { readonly parameter: ShownParameter; readonly held: DatedValue }) {
  return (
    <>
      {valueLines(parameter, held.value).map((line) => (
        <div>{line}</div>
      ))}
    </>
  );
}
