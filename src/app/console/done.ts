/**
 * What the last action did, said once on the page that follows it. Only a code travels, in a cookie that lives a minute, so that nobody can put
 * words of their own on our pages.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ConsoleFrame } from './layout.tsx';

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

export function sayDone(c: Context, code: DoneCode): void {
  setCookie(c, COOKIE, code, { path: '/console', maxAge: 60, httpOnly: true, sameSite: 'Lax' });
}

/** Takes it: the next page says it no more. */
export function takeDone(c: Context): Done | undefined {
  const code = getCookie(c, COOKIE);
  if (code === undefined) return undefined;
  deleteCookie(c, COOKIE, { path: '/console' });
  return Object.hasOwn(doneWords, code) ? doneWords[code as DoneCode] : undefined;
}
