/** The pages of the console, like `expectations.ts`: a route that is new has to be decided about here. */
import type { About } from './expectations.ts';
import { recoveryGrounds, roster, type Things } from './things.ts';

export interface PageExpectation {
  /** Who may; the others get 403. Forms that only the county may send. */
  readonly countyOnly?: true;
  readonly about: About;
  /** The address; undefined where the place has no such thing. */
  readonly path: (things: Things) => string | undefined;
  readonly form?: (things: Things) => Record<string, string | File>;
  /** 200 for what is read, 303 for what is done. */
  /** 422 where the form sent here is refused on purpose: sent for real it would end the sessions of the test. */
  readonly inside: 200 | 303 | 422;
  /** 404, or the answer that an area chosen by hand has: it is passed over, or there is no such area. */
  readonly outside: 404 | 422 | 'passed over';
}

const reason = '核对本人来电所说的情况';

const own = (path: string): PageExpectation => ({ about: 'own area', path: () => path, inside: 200, outside: 404 });
const within = (path: string, name = 'area', outside: 422 | 'passed over' = 'passed over'): PageExpectation => ({
  about: 'area',
  path: ({ area }) => `${path}${path.includes('?') ? '&' : '?'}${name}=${area}`,
  inside: 200,
  outside,
});
const about = (
  what: 'person' | 'entry' | 'import',
  path: (things: Required<Things>) => string,
  form?: (things: Required<Things>) => Record<string, string | File>,
  rest: Partial<PageExpectation> = {},
): PageExpectation => ({
  about: what,
  path: (things) => (what === 'person' && things.person === undefined ? undefined : path(things as Required<Things>)),
  ...(form ? { form: (things) => form(things as Required<Things>) } : {}),
  inside: form ? 303 : 200,
  outside: 404,
  ...rest,
});

/** Only the certificate is asked any more. */
const clauses = (): Record<string, string> => ({
  basis: '2027-07-01',
  'keep.certificateValid': 'yes',
  'because.certificateValid': '残疾人证在有效期内',
  'otherwise.certificateValid': '残疾人证已过期或已注销',
  title: '扩大护理补贴范围',
  paper: '县残联〔2027〕3号',
  from: '2027-07-01',
});

const forCounty = (path: string): PageExpectation => ({ ...own(path), countyOnly: true });
const draftPage = (rest: string, form?: (things: Things) => Record<string, string>): PageExpectation => ({
  about: 'draft',
  countyOnly: true,
  path: ({ draft }) => `/console/rules/${draft}${rest}`,
  ...(form ? { form } : {}),
  inside: form ? 303 : 200,
  outside: 404,
});

function upload(): File {
  const { file, fileName } = roster('village', 7, 3);
  return new File([file], fileName);
}

/** As little as is read as a signed workbook. */
function signedCases(): File {
  return new File([`样例,确认（是/否）,签字,核对码\n旧样例,是,李四,${'0'.repeat(12)}\n`], '样例核对表.csv');
}

const entryPath = ({ entry }: Things): string => `/console/ledgers/problem-log/entries/${entry}`;

const centre = (path: string | ((things: Things) => string), form?: PageExpectation['form']): PageExpectation => ({
  about: 'entry',
  path: (things) =>
    things.centre === undefined
      ? undefined
      : `/console/subjects/place/${things.centre}${typeof path === 'string' ? path : path(things)}`,
  ...(form ? { form } : {}),
  inside: form ? 303 : 200,
  outside: 404,
});

const grantPage = (
  form?: PageExpectation['form'],
  path: (things: Things) => string | undefined = ({ waitingStop }) => waitingStop,
): PageExpectation => ({
  about: 'entry',
  path: (things) => (path(things) === undefined ? undefined : `/console/grant-stops/${path(things)}`),
  ...(form ? { form } : {}),
  inside: form ? 303 : 200,
  outside: 404,
});

export const pageExpectations: Readonly<Record<string, PageExpectation>> = {
  'GET /console': own('/console'),
  'GET /console/charts/:chart{[a-z]+\\.csv}': own('/console/charts/towns.csv'),
  'GET /console/password': own('/console/password'),
  'POST /console/password': {
    about: 'own area',
    path: () => '/console/password',
    form: () => ({ current: 'not the password', next: 'walnut bridge harbour', again: 'another one' }),
    inside: 422,
    outside: 404,
  },
  'GET /console/people': within('/console/people?state=all', 'town'),
  'POST /console/people': about(
    'person',
    () => '/console/people',
    ({ residentId }) => ({ number: residentId }),
    { outside: 'passed over' },
  ),
  'GET /console/people/:person': about('person', ({ person }) => `/console/people/${person}`),
  'POST /console/people/:person/reveal': about(
    'person',
    ({ person }) => `/console/people/${person}/reveal`,
    () => ({ reason }),
    { inside: 200 },
  ),
  'GET /console/people.csv': within('/console/people.csv?state=all', 'town'),
  'GET /console/people/:person/facts/new': about('person', ({ person }) => `/console/people/${person}/facts/new`),
  'POST /console/people/:person/facts/new': about(
    'person',
    ({ person }) => `/console/people/${person}/facts/new`,
    () => ({ fact: 'needsLongTermCare', value: 'yes', from: '2026-01-01', reason }),
  ),
  'GET /console/people/:person/facts/:assertion': about(
    'person',
    ({ person, assertion }) => `/console/people/${person}/facts/${assertion}`,
  ),
  'POST /console/people/:person/facts/:assertion': about(
    'person',
    ({ person, assertion }) => `/console/people/${person}/facts/${assertion}`,
    () => ({ value: '3', from: '2021-01-01', reason }),
  ),
  'GET /console/policies': own('/console/policies'),
  'POST /console/policies/decide': {
    ...own('/console/policies/decide'),
    countyOnly: true,
    form: () => ({}),
    inside: 303,
  },
  'GET /console/policies/:policy': own('/console/policies/nursing-allowance'),
  'GET /console/policies/:policy/cases': own('/console/policies/nursing-allowance/cases'),
  'GET /console/policies/:policy/cases.xlsx': own('/console/policies/nursing-allowance/cases.xlsx'),
  'POST /console/policies/:policy/cases': {
    ...own('/console/policies/nursing-allowance/cases'),
    countyOnly: true,
    form: () => ({ file: signedCases() }),
    inside: 303,
  },
  'GET /console/policies/:policy/decisions': within('/console/policies/nursing-allowance/decisions', 'town'),
  'GET /console/unclaimed': within('/console/unclaimed?policy=nursing-allowance', 'town'),
  'GET /console/policies/:policy/decisions.csv': within('/console/policies/nursing-allowance/decisions.csv', 'town'),
  'GET /console/unclaimed.csv': within('/console/unclaimed.csv?policy=nursing-allowance', 'town'),
  'GET /console/rules': forCounty('/console/rules'),
  'GET /console/rules/parameters': forCounty('/console/rules/parameters?q=护理'),
  'GET /console/rules/new': forCounty('/console/rules/new?p=nursing-allowance-standard'),
  'POST /console/rules/new': {
    ...forCounty('/console/rules/new'),
    form: () => ({
      parameter0: 'nursing-allowance-extended-level',
      'v0.': '3',
      title: '扩大护理补贴范围',
      paper: '县残联〔2027〕3号',
      from: '2027-07-01',
    }),
    inside: 303,
  },
  'GET /console/policies/:policy/clauses': forCounty('/console/policies/nursing-allowance/clauses'),
  'POST /console/policies/:policy/clauses': {
    ...forCounty('/console/policies/nursing-allowance/clauses'),
    form: () => clauses(),
    inside: 303,
  },
  'GET /console/rules/:draft/clauses/:policy': draftPage('/clauses/nursing-allowance'),
  'POST /console/rules/:draft/clauses/:policy': draftPage('/clauses/nursing-allowance', clauses),
  'GET /console/rules/:draft': draftPage(''),
  'GET /console/rules/:draft/edit': draftPage('/edit'),
  'POST /console/rules/:draft/edit': draftPage('/edit', (things) => ({
    parameter0: 'nursing-allowance-extended-level',
    'v0.': '3',
    title: '扩大护理补贴范围',
    paper: '县残联〔2027〕3号',
    from: '2027-07-01',
    area: things.area.slice(0, 6),
  })),
  'GET /console/rules/:draft/cases': draftPage('/cases'),
  'POST /console/rules/:draft/check': draftPage('/check', () => ({})),
  'POST /console/rules/:draft/steps': draftPage('/steps', () => ({ step: 'withdraw', reason })),
  'POST /console/rules/:draft/adopt': {
    ...draftPage('/adopt', () => ({ paper: '县残联〔2027〕1号', from: '2027-07-01' })),
    path: ({ approvedDraft }) => `/console/rules/${approvedDraft}/adopt`,
  },
  'GET /console/rules/:draft/effect': draftPage('/effect'),
  'POST /console/rules/:draft/effect': draftPage('/effect', () => ({ first: '2027-07', last: '2027-07' })),
  'GET /console/rules/:draft/effect.xlsx': draftPage('/effect.xlsx'),
  'GET /console/rules/:draft/annex.docx': draftPage('/annex.docx'),
  'POST /console/unclaimed/calls.csv': {
    ...within('/console/unclaimed/calls.csv?policy=nursing-allowance', 'town'),
    form: () => ({ reason: '逐户打电话核实' }),
  },
  'GET /console/ledgers': own('/console/ledgers'),
  'GET /console/ledgers/:ledger/list.csv': within('/console/ledgers/problem-log/list.csv', 'town'),
  'GET /console/ledgers/:ledger/template.xlsx': own('/console/ledgers/problem-log/template.xlsx'),
  'GET /console/ledgers/:ledger': within('/console/ledgers/problem-log', 'town'),
  'GET /console/due': own('/console/due'),
  'GET /console/ledgers/:ledger/new': own('/console/ledgers/problem-log/new'),
  'POST /console/ledgers/:ledger/new': {
    ...own('/console/ledgers/problem-log/new'),
    form: () => ({ project: 'outreach', problem: '新的问题', raisedOn: '2026-04-01', state: 'open' }),
    inside: 303,
  },
  'GET /console/ledgers/:ledger/entries/:entry': about('entry', entryPath),
  'POST /console/ledgers/:ledger/entries/:entry': about('entry', entryPath, () => ({ action: 'withdraw' })),
  'POST /console/ledgers/:ledger/entries/:entry/reveal': about(
    'entry',
    (things) => `${entryPath(things)}/reveal`,
    () => ({ reason }),
    { inside: 200 },
  ),
  'GET /console/ledgers/:ledger/entries/:entry/edit': about('entry', (things) => `${entryPath(things)}/edit`),
  'POST /console/ledgers/:ledger/entries/:entry/edit': about(
    'entry',
    (things) => `${entryPath(things)}/edit`,
    () => ({ cause: '查清了' }),
  ),
  'GET /console/indicators': within('/console/indicators'),
  'GET /console/indicators.csv': within('/console/indicators.csv'),
  'GET /console/indicators/:indicator': within('/console/indicators/severely-disabled-people', 'area', 422),
  'GET /console/papers': own('/console/papers'),
  'GET /console/papers/:paper': within('/console/papers/livelihood-summary'),
  'GET /console/papers/:paper/file.docx': within('/console/papers/livelihood-summary/file.docx'),
  'GET /console/imports': own('/console/imports'),
  'POST /console/imports': {
    ...own('/console/imports'),
    form: () => ({ file: upload(), ledger: 'disability-roster' }),
    inside: 303,
  },
  'GET /console/determined': within('/console/determined', 'town'),
  'POST /console/determined': { ...forCounty('/console/determined'), form: () => ({}), inside: 303 },
  'GET /console/determined/people': within(
    '/console/determined/people?policy=nursing-allowance&first=2027-01&period=2027-01&kind=unclaimed',
    'town',
  ),
  'GET /console/determined.xlsx': within('/console/determined.xlsx', 'town'),
  'GET /console/clashes': within('/console/clashes', 'town'),
  'GET /console/people/:person/clashes': about('person', ({ paid }) => `/console/people/${paid}/clashes`),
  'POST /console/people/:person/clashes': about(
    'person',
    ({ paid }) => `/console/people/${paid}/clashes`,
    ({ clash }) => ({ clash: clash ?? '', index: '0', 'keep-0': 'policy', 'reason-0': reason }),
    { countyOnly: true },
  ),
  'GET /console/corrections': within('/console/corrections?state=all', 'town'),
  'GET /console/corrections.csv': within('/console/corrections.csv?state=all', 'town'),
  'POST /console/corrections/papers': {
    ...within('/console/corrections/papers', 'town', 422),
    countyOnly: true,
    form: ({ area }) => ({ paper: '县民发〔2026〕1号', town: area, seen: '0', seenFen: '0', reason }),
    inside: 303,
  },
  'GET /console/corrections/:correction': about('person', ({ correction }) => `/console/corrections/${correction}`),
  'POST /console/corrections/:correction': about(
    'person',
    ({ correction }) => `/console/corrections/${correction}`,
    () => ({ action: 'approve', to: 'estate', reason }),
    { countyOnly: true },
  ),
  'GET /console/corrections/:correction/notice.docx': about(
    'person',
    ({ approved }) => `/console/corrections/${approved}/notice.docx`,
  ),
  'GET /console/people/:person/entitlements': about('person', ({ paid }) => `/console/people/${paid}/entitlements`),
  'POST /console/people/:person/claims': about(
    'person',
    ({ person }) => `/console/people/${person}/claims`,
    () => ({ action: 'record', policy: 'living-allowance', on: '2026-01-05', channel: 'village' }),
  ),
  'POST /console/people/:person/fraud': about(
    'person',
    ({ person }) => `/console/people/${person}/fraud`,
    () => ({ fraudFrom: '2026-01-01', fraudReason: reason }),
    { countyOnly: true },
  ),
  'POST /console/people/:person/settle': about(
    'person',
    ({ paid }) => `/console/people/${paid}/settle`,
    () => ({ planReason: reason }),
    { countyOnly: true },
  ),
  'GET /console/people/:person/notice.docx': about(
    'person',
    ({ person }) => `/console/people/${person}/notice.docx?policy=nursing-allowance`,
  ),
  'GET /console/jobs/:job': {
    about: 'job',
    countyOnly: true,
    path: ({ job }) => `/console/jobs/${job}`,
    inside: 200,
    outside: 404,
  },
  'POST /console/jobs/:job/cancel': {
    about: 'job',
    countyOnly: true,
    path: ({ job }) => `/console/jobs/${job}/cancel`,
    form: () => ({}),
    inside: 303,
    outside: 404,
  },
  'GET /console/imports/:id': about('import', ({ previewed }) => `/console/imports/${previewed}`),
  'POST /console/imports/:id/apply': about(
    'import',
    ({ previewed }) => `/console/imports/${previewed}/apply`,
    () => ({}),
  ),
  'POST /console/imports/:id/undo': about(
    'import',
    ({ applied }) => `/console/imports/${applied}/undo`,
    () => ({}),
  ),
  'GET /console/imports/:id/marked.xlsx': about(
    'import',
    ({ previewed }) => `/console/imports/${previewed}/marked.xlsx`,
  ),
  'GET /console/duplicates': own('/console/duplicates'),
  'GET /console/duplicates/:first/:second': about(
    'person',
    ({ person, twin }) => `/console/duplicates/${person}/${twin}`,
  ),
  'POST /console/duplicates/:first/:second': about(
    'person',
    ({ person, twin }) => `/console/duplicates/${person}/${twin}`,
    ({ person }) => ({ keep: person, reason }),
    { countyOnly: true },
  ),
  'GET /console/grant-stops': within('/console/grant-stops', 'town'),
  'GET /console/grant-stops.csv': within('/console/grant-stops.csv', 'town'),
  'GET /console/grant-stops/:stop': grantPage(),
  'GET /console/grant-stops/:stop/notice.docx': grantPage(
    undefined,
    ({ stoppedGrant }) => stoppedGrant && `${stoppedGrant}/notice.docx`,
  ),
  'POST /console/grant-stops/:stop': {
    ...grantPage(() => ({ action: 'approve', reason })),
    countyOnly: true,
  },
  'GET /console/subjects/:policy': own('/console/subjects/service-centre-standard'),
  'GET /console/subjects/:kind/:subject': centre(''),
  'GET /console/subjects/:kind/:subject/facts/new': centre('/facts/new'),
  'POST /console/subjects/:kind/:subject/facts/new': centre('/facts/new', () => ({
    fact: 'hasRamp',
    value: 'yes',
    from: '2026-01-01',
    reason,
  })),
  'GET /console/subjects/:kind/:subject/facts': centre('/facts'),
  'GET /console/subjects/:kind/:subject/facts/:assertion': centre(({ saidOfCentre }) => `/facts/${saidOfCentre}`),
  'POST /console/subjects/:kind/:subject/facts/:assertion': centre(
    ({ saidOfCentre }) => `/facts/${saidOfCentre}`,
    () => ({ value: 'no', from: '2026-01-01', reason }),
  ),
  'POST /console/subjects/:kind/:subject/rulings': {
    ...centre('/rulings', () => ({
      policy: 'centre-subsidy-recovery',
      grounds: recoveryGrounds,
      outcome: 'keep',
      reason,
    })),
    countyOnly: true,
  },
};

/** Open to everybody: there is nobody's data on them. */
export const openPages: readonly string[] = ['GET /console/sign-in', 'POST /console/sign-in', 'POST /console/sign-out'];
