/**
 * What the last action did, said once on the page that follows it. Only a code and numbers travel, in a cookie that lives a minute, so that nobody
 * can put words of their own on our pages.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Arising } from '../../operations/entitlement/arising.ts';
import { arisingWords } from '../arising-words.ts';
import { count } from '../ui/format.ts';
import { href } from '../ui/list-state.ts';
import type { ConsoleFrame } from './layout.tsx';
import { paths } from './paths.ts';

export type Done = NonNullable<ConsoleFrame['done']>;

const ok = (words: string): Done => ({ tone: 'ok', words });

const doneWords = {
  'signed-out': ok('已退出登录。'),
  'password-changed': ok('密码已改好，别处的登录都已退出。'),
  applied: ok('已写入。要退回去，可以撤销这次导入。'),
  undone: ok('已撤销，登记回到导入之前。'),
  recorded: ok('已登记。'),
  changed: ok('已修改。'),
  withdrawn: ok('已撤回，不再计入统计。'),
  restored: ok('已恢复，重新计入统计。'),
  'cases-read': ok('已读回签字的核对表。'),
  decided: ok('已按今天的情况给全员认定。'),
  determined: ok('已全部重新测算。'),
  previewed: ok('已算好草案的影响。'),
  adopted: ok('已采用。从执行日起都按新的规则认定；已发的月份会重新计算，差额在“补发追缴”里等人处理。'),
  approved: ok('已通过。钱按确定的办法补发或追缴。'),
  rejected: ok('已记下不同意，同样的差额不再提出来。'),
  settled: ok('已确定办法。'),
  merged: ok('已合并成一份档案。'),
  ruled: ok('已记下决定和理由。'),
  'stop-proposed': ok('已记下决定和理由，等另一个人复核。复核以前补助照旧。'),
  'grant-stopped': ok('已通过。补助从写明的月份起停发，退回的钱在这里登记。'),
  'grant-stop-refused': ok('已记下不同意。建议回到待决定，补助照旧。'),
  apart: ok('已认定不是同一个人，不再提出来。'),
} as const satisfies Record<string, Done>;

export type DoneCode = keyof typeof doneWords;

const COOKIE = 'done';

/** `arising`: what came of it beside; nothing is said when nothing came of it. */
export const sayDone = (c: Context, code: DoneCode, arising?: Arising): void =>
  keep(c, [code, ...(arising === undefined ? [] : written(arising))]);

const keep = (c: Context, parts: readonly string[]): void =>
  setCookie(c, COOKIE, parts.join('.'), { path: '/console', maxAge: 60, httpOnly: true, sameSite: 'Lax' });

/** Of the arrears of one paper: how many were approved, how many wait for a ruling, and how many are left with those. */
export interface ApprovedOfPaper {
  readonly decided: number;
  readonly held: number;
  readonly left: number;
}

const OF_PAPER = 'approved-of-paper';

export const sayApproved = (c: Context, { decided, held, left }: ApprovedOfPaper): void =>
  keep(c, [OF_PAPER, String(decided), String(held), String(left)]);

/** Takes it: the next page says it no more. */
export function takeDone(c: Context): Done | undefined {
  const cookie = getCookie(c, COOKIE);
  if (cookie === undefined) return undefined;
  deleteCookie(c, COOKIE, { path: '/console' });
  const [code = '', ...parts] = cookie.split('.');
  if (code === OF_PAPER) return approvedOfPaper(parts);
  if (!Object.hasOwn(doneWords, code)) return undefined;
  const done = doneWords[code as DoneCode];
  const arising = readAgain(parts);
  const more = arising === undefined ? '' : arisingWords(arising);
  if (arising === undefined || more === '') return done;
  return { ...done, words: `${done.words}${more}`, link: { href: hrefOf(arising), words: '看补发追缴' } };
}

function approvedOfPaper(parts: readonly string[]): Done | undefined {
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,7}$/.test(part))) return undefined;
  const [decided = 0, held = 0, left = 0] = parts.map(Number);
  const words = [
    decided > 0 ? `已通过 ${count(decided)} 项。钱按确定的办法补发。` : '没有通过哪一项。',
    ...(left > held ? [`这份文件引起的还有 ${count(left - held)} 项，可以接着通过。`] : []),
    ...(held > 0 ? [`${count(held)} 项有重复或冲突，定了以后才能通过。`] : []),
  ].join('');
  const link = held > 0 ? { link: { href: paths.clashes, words: '看重复与冲突' } } : {};
  return { tone: decided > 0 ? 'ok' : 'warn', words, ...link };
}

const numbers = ['arrears', 'recoveries', 'changed', 'withdrawn', 'waiting'] as const;

const written = (arising: Arising): string[] => [...numbers.map((name) => String(arising[name])), arising.person ?? ''];

function readAgain(parts: readonly string[]): Arising | undefined {
  if (parts.length !== numbers.length + 1 || !parts.slice(0, -1).every((part) => /^\d{1,7}$/.test(part)))
    return undefined;
  const [arrears = 0, recoveries = 0, changed = 0, withdrawn = 0, waiting = 0] = parts.map(Number);
  return { arrears, recoveries, changed, withdrawn, waiting, person: parts.at(-1) || null };
}

/** What waits, of one person when it is about one; also what no longer waits when nothing else came of it. */
const hrefOf = ({ arrears, recoveries, changed, withdrawn, person }: Arising): string =>
  href(paths.corrections, {
    person: person ?? '',
    state: withdrawn > 0 && arrears + recoveries + changed === 0 ? 'withdrawn' : '',
  });
