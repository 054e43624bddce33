/** The figures a rule uses: what holds today, what comes, and what held before, each with its paper. */
import type { DatedValue } from '../../define/parameter.ts';
import type { AreaCode } from '../../values/area.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { type ShownParameter, valueLines } from './parameter-words.ts';
import { sourceWords } from './source-words.ts';
import { Table } from './table.tsx';

interface ParameterFiguresProps {
  readonly parameters: readonly ShownParameter[];
  readonly on: PlainDate;
  /** Where several of these tables stand on a page, each says whose it is. */
  readonly caption?: string;
  /** Names where a value holds; said to those who keep the values, who see those of the province and the state beside their own. */
  readonly areaOf?: (area: AreaCode) => string;
}

export function ParameterFigures({ parameters, on, caption = '标准', areaOf }: ParameterFiguresProps) {
  const rows = parameters.flatMap((parameter) => parameter.values.map((held) => ({ parameter, held })));
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        { id: 'label', label: '标准', rowHeading: true, cell: ({ parameter }) => parameter.label },
        { id: 'value', label: '数额', cell: ({ parameter, held }) => <Value parameter={parameter} held={held} /> },
        ...(areaOf === undefined
          ? []
          : [{ id: 'area', label: '适用', cell: ({ held }: { readonly held: DatedValue }) => areaOf(held.area) }]),
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
