/** The conditions of a list, as a form that is sent by GET so that they stand in the URL. */
import type { Query } from './list-state.ts';
import type { Option } from './radios.tsx';

export type Filter =
  | {
      readonly kind: 'search';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      /** Longer runs of digits are whole numbers of people: the browser does not send them, because they would stand in the address. */
      readonly most?: number;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option[];
      readonly empty?: string;
    }
  | { readonly kind: 'date'; readonly name: string; readonly label: string };

interface FiltersProps {
  readonly action: string;
  readonly filters: readonly Filter[];
  readonly query: Query;
  /** Parts of the query that are no filter but must be kept. */
  readonly keep?: readonly string[];
}

export function Filters({ action, filters, query, keep = ['sort'] }: FiltersProps) {
  return (
    <form class="filters" method="get" action={action} aria-label="筛选条件">
      {keep.map((name) => (query[name] ? <input type="hidden" name={name} value={query[name]} /> : null))}
      {filters.map((filter) => (
        <div>
          <label for={`filter-${filter.name}`}>{filter.label}</label>
          <FilterControl filter={filter} value={query[filter.name] ?? ''} />
        </div>
      ))}
      <button type="submit" class="button">
        查询
      </button>
      <a class="button quiet" href={action}>
        清空条件
      </a>
    </form>
  );
}

const withoutNumbers = (most: number | undefined): Record<string, string> =>
  most === undefined
    ? {}
    : { pattern: `(?!.*[0-9]{${most + 1}}).*`, title: '完整的证件号、电话请在下面“按完整的证件号或电话找人”里填' };

function FilterControl({ filter, value }: { readonly filter: Filter; readonly value: string }) {
  const id = `filter-${filter.name}`;
  switch (filter.kind) {
    case 'search':
      return (
        <input
          type="search"
          id={id}
          name={filter.name}
          value={value}
          placeholder={filter.hint}
          autocomplete="off"
          {...withoutNumbers(filter.most)}
        />
      );
    case 'date':
      return <input type="date" id={id} name={filter.name} value={value} />;
    case 'choice':
      return (
        <select id={id} name={filter.name}>
          <option value="">{filter.empty ?? '全部'}</option>
          {filter.options.map((option) => (
            <option value={option.id} selected={option.id === value}>
              {option.label}
            </option>
          ))}
        </select>
      );
  }
}
