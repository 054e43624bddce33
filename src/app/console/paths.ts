/** Where each page of the staff console lives. Views link by these, routes answer under them. */
import { href, type Query } from '../ui/list-state.ts';

const at = (id: string): string => encodeURIComponent(id);

export const paths = {
  home: '/console',
  chart: (chart: 'categories' | 'towns' | 'goals'): string => `/console/charts/${chart}.csv`,
  signIn: '/console/sign-in',
  signOut: '/console/sign-out',
  people: '/console/people',
  person: (person: string): string => `/console/people/${at(person)}`,
  reveal: (person: string): string => `/console/people/${at(person)}/reveal`,
  imports: '/console/imports',
  import: (id: string): string => `/console/imports/${at(id)}`,
  importRows: (id: string, query: Query): string => href(`/console/imports/${at(id)}`, query),
  importApply: (id: string): string => `/console/imports/${at(id)}/apply`,
  importUndo: (id: string): string => `/console/imports/${at(id)}/undo`,
  importMarked: (id: string): string => `/console/imports/${at(id)}/marked.xlsx`,
  policies: '/console/policies',
  policy: (policy: string): string => `/console/policies/${at(policy)}`,
  decisions: (policy: string): string => `/console/policies/${at(policy)}/decisions`,
  decisionsWhere: (policy: string, query: Query): string => href(`/console/policies/${at(policy)}/decisions`, query),
  unclaimed: '/console/unclaimed',
  unclaimedOf: (policy: string): string => href('/console/unclaimed', { policy }),
  ledgers: '/console/ledgers',
  ledger: (ledger: string): string => `/console/ledgers/${at(ledger)}`,
  newEntry: (ledger: string): string => `/console/ledgers/${at(ledger)}/new`,
  entry: (ledger: string, entry: string): string => `/console/ledgers/${at(ledger)}/entries/${at(entry)}`,
  editEntry: (ledger: string, entry: string): string => `/console/ledgers/${at(ledger)}/entries/${at(entry)}/edit`,
  due: '/console/due',
  indicators: '/console/indicators',
  indicator: (indicator: string): string => `/console/indicators/${at(indicator)}`,
  papers: '/console/papers',
  paper: (paper: string): string => `/console/papers/${at(paper)}`,
  paperFile: (paper: string, query: Query): string => href(`/console/papers/${at(paper)}/file.docx`, query),
  duplicates: '/console/duplicates',
  duplicate: (pair: string): string => `/console/duplicates/${at(pair)}`,
} as const;
