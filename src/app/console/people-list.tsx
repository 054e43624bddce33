/** 人员台账: filtered, sorted and paged by the server; all of it stands in the URL. Numbers are masked. */
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { type Filter, Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import { type Query, sortLink } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import type { Option } from '../ui/radios.tsx';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { Download } from './download.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
  /** 城关镇 下坝社区 */
  readonly place: string;
  readonly category: string | null;
  readonly level: string | null;
  readonly state: { readonly tone: Tone; readonly word: string };
  /** Masked; null when there is none. */
  readonly certificate: string | null;
  readonly residentId: string | null;
  readonly phone: string | null;
}

export interface PeoplePageProps {
  readonly frame: ConsoleFrame;
  readonly people: readonly PersonLine[];
  readonly total: number;
  /** There are more than `total`, and only so many can be leafed through. */
  readonly more?: boolean;
  /** As typed before a refusal, and what is wrong with it: whole numbers are sent in a form of their own. */
  readonly find?: { readonly number: string; readonly error: string };
  /** `name`, `town`, `category`, `level`, `state`, `sort`, `page` as they stand in the URL. */
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
  /** Where the list comes as CSV. */
  readonly csv?: string;
  readonly choices: {
    /** Towns of a county, villages of a town; none where all people live in one place. */
    readonly towns: readonly Option[];
    readonly categories: readonly Option[];
    readonly levels: readonly Option[];
    readonly states: readonly Option[];
  };
}

/** Columns that the list can be ordered by: the id is what stands in `sort`. */
export const sortableColumns = ['name', 'birthDate', 'place'] as const;

export function PeoplePage(props: PeoplePageProps) {
  const { frame, people, total, more = false, query, page, pages, choices, csv, find } = props;
  return (
    <ConsolePage
      frame={frame}
      title="人员台账"
      section="people"
      errors={find === undefined ? [] : [{ name: 'number', message: find.error }]}
      actions={
        <a class="button quiet" href={paths.imports}>
          导入台账
        </a>
      }
    >
      <Filters action={paths.people} filters={filtersOf(choices)} query={query} />
      <FindByNumber {...find} />
      <Table
        caption={`${more ? '超过' : '共'} ${count(total)} 人，第 ${page} 页，共 ${Math.max(1, pages)} 页`}
        rows={people}
        empty="没有符合条件的人。换个条件再查。"
        columns={columnsOf(query)}
      />
      <Pager base={paths.people} query={query} page={page} pages={pages} />
      {csv !== undefined && <Download href={csv} words="下载这份名单" />}
    </ConsolePage>
  );
}

/** Whole numbers never stand in an address, so this form is sent by POST. */
function FindByNumber({ number = '', error }: Partial<NonNullable<PeoplePageProps['find']>>) {
  return (
    <Disclosure summary="按完整的证件号或电话找人" open={error !== undefined}>
      <form method="post" action={paths.people} class="stack-small">
        <TextInput name="number" label="身份证号、残疾人证号或电话" value={number} error={error} />
        <Button kind="quiet">找人</Button>
      </form>
    </Disclosure>
  );
}

const filtersOf = ({ towns, categories, levels, states }: PeoplePageProps['choices']): Filter[] => [
  { kind: 'search', name: 'name', label: '姓名、拼音或证件尾号', hint: '张伟 / zw / 1234', most: 6 },
  ...(towns.length > 0 ? [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: towns }] : []),
  { kind: 'choice', name: 'category', label: '残疾类别', options: categories },
  { kind: 'choice', name: 'level', label: '等级', options: levels },
  {
    kind: 'choice',
    name: 'poor',
    label: '低保',
    options: [
      { id: 'any', label: '在低保' },
      { id: 'none', label: '不在低保' },
    ],
  },
  { kind: 'choice', name: 'state', label: '状态', options: states, empty: '持证；按姓名查时含所有人' },
];

function columnsOf(query: Query): Column<PersonLine>[] {
  const sort = (column: (typeof sortableColumns)[number]) => sortLink(paths.people, query, column);
  return [
    {
      id: 'name',
      label: '姓名',
      rowHeading: true,
      sort: sort('name'),
      cell: ({ id, name }) => <a href={paths.person(id)}>{name}</a>,
    },
    {
      id: 'birthDate',
      label: '出生日期',
      whole: true,
      sort: sort('birthDate'),
      cell: ({ birthDate }) => birthDate ?? '—',
    },
    { id: 'place', label: '乡镇、村', sort: sort('place'), cell: ({ place }) => place },
    { id: 'category', label: '类别', whole: true, cell: ({ category }) => category ?? '—' },
    { id: 'level', label: '等级', whole: true, cell: ({ level }) => level ?? '—' },
    { id: 'state', label: '状态', cell: ({ state }) => <StatusMark tone={state.tone} word={state.word} /> },
    { id: 'certificate', label: '残疾人证号', whole: true, cell: ({ certificate }) => certificate ?? '—' },
    { id: 'residentId', label: '身份证号', whole: true, cell: ({ residentId }) => residentId ?? '—' },
    { id: 'phone', label: '联系电话', whole: true, cell: ({ phone }) => phone ?? '—' },
  ];
}
