/** Finds a service by number or words. Who looks for the version for old people is led to 关怀版. */
import { lifeSituations } from '../../define/life-situation.ts';
import { Button } from '../ui/button.tsx';
import type { Frame } from '../ui/frame.ts';
import { localPath } from '../ui/preferences.ts';
import { PortalPage } from './layout.tsx';
import type { Service } from './service.ts';
import { ServiceList } from './service-list.tsx';

const CARE_WORDS = ['长辈版', '关爱版', '亲情版', '关怀版', '老年版', '老人版', '大字版', '适老版', '无障碍', '字太小'];

export const asksForCare = (query: string): boolean =>
  query !== '' && CARE_WORDS.some((word) => query.includes(word) || (query.length > 1 && word.startsWith(query)));

/** By plate number, or when every word of the query occurs in what the service and its life situation say about themselves. */
export function findServices(services: readonly Service[], query: string): Service[] {
  const words = query.split(/[\s，、]+/).filter(Boolean);
  if (words.length === 0) return [];
  return services.filter(({ plate, title, summary, benefit, lifeSituation }) => {
    const { label, hint } = lifeSituations.find(({ id }) => id === lifeSituation)!;
    const said = `${title}${summary}${benefit ?? ''}${label}${hint}`;
    return words.every((word) => plate === word.padStart(2, '0') || said.includes(word));
  });
}

interface SearchPageProps {
  readonly frame: Frame;
  readonly query: string;
  readonly services: readonly Service[];
}

export function SearchPage({ frame, query, services }: SearchPageProps) {
  const found = findServices(services, query);
  const care = asksForCare(query);
  return (
    <PortalPage frame={frame} title={query === '' ? '查找' : `查找：${query}`} section="search">
      <div class="stack">
        <h1>查找</h1>
        {/* biome-ignore lint/a11y/useSemanticElements: the search element is younger than the browsers we serve */}
        <form class="row" method="get" action="/search" role="search">
          <div>
            <label class="label" for="q">
              事项名称或门牌号
            </label>
            <input id="q" name="q" type="search" class="words" value={query} maxlength={40} />
          </div>
          <Button>查找</Button>
        </form>
        {care && <CareChoice frame={frame} />}
        {query !== '' && !(care && found.length === 0) && (
          <>
            <h2>{found.length > 0 ? `找到 ${found.length} 项` : '没有找到'}</h2>
            {found.length > 0 ? <ServiceList services={found} /> : <Nothing />}
          </>
        )}
      </div>
    </PortalPage>
  );
}

function Nothing() {
  return (
    <p>
      换个词再试，或者<a href="/benefits">看全部事项</a>，或者<a href="/self-check">做自查</a>。
    </p>
  );
}

function CareChoice({ frame }: { readonly frame: Frame }) {
  const on = frame.preferences.care;
  return (
    <section class="care-search stack-small">
      <h2>关怀版（长辈版）</h2>
      <p>字更大，一栏到底，按钮更大。功能一样不少。</p>
      <form method="post" action="/prefs">
        <input type="hidden" name="back" value={localPath(frame.path)} />
        <Button name="care" value={on ? 'off' : 'on'}>
          {on ? '关掉关怀版' : '打开关怀版'}
        </Button>
      </form>
    </section>
  );
}
