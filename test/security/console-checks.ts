/** P11 for the pages: each route of the console as everybody in every place, and nobody's data for those who have not signed in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contains } from '../../src/values/area.ts';
import { filesIn } from '../papers/archive.ts';
import { openPages, type PageExpectation, pageExpectations } from './console-expectations.ts';
import type { Leaks } from './leaks.ts';
import {
  type County,
  type Member,
  type Place,
  places,
  placesFor,
  type Reply,
  type StaffName,
  staffNames,
} from './setup.ts';
import { nowhere, sameBut, type Things } from './things.ts';

export interface Furnished {
  readonly county: County;
  readonly things: Record<Place, Things>;
  readonly leaks: Leaks;
}

export function consoleChecks(furnished: () => Furnished): void {
  test('every page of the console is decided about, and none that does not exist', () => {
    const { site } = furnished().county;
    const routes = site.routes
      .filter(({ path, method }) => /^\/console(\/|$)/.test(path) && method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...new Set(routes)].sort(), [...Object.keys(pageExpectations), ...openPages].sort());
  });

  test('who has not signed in is led to the sign-in from every page, and told nothing', async () => {
    const { county, things } = furnished();
    for (const [route, expected] of Object.entries(pageExpectations)) {
      const reply = await send(county, route, expected, things.village, undefined);
      assert.equal(reply!.status, 303, route);
      assert.match(reply!.headers.get('location') ?? '', /^\/console\/sign-in(\?|$)/, route);
      assert.equal(reply!.text, '', route);
    }
  });

  test('every page shows what lies inside and nothing from outside, and can not tell outside from nowhere', async () => {
    for (const [route, expected] of Object.entries(pageExpectations))
      for (const name of staffNames) await judge(furnished(), route, expected, name);
  });
}

async function judge({ county, things, leaks }: Furnished, route: string, expected: PageExpectation, name: StaffName) {
  const member = county.staff[name];
  const unknown = await send(county, route, expected, nowhere, member);
  for (const place of placesFor(expected.about)) {
    const reply = await send(county, route, expected, things[place], member);
    if (reply === undefined) continue;
    const cell = `${route} by ${name} in ${place}`;
    const { text, status } = reply;
    assert.deepEqual(leaks.in(text, member.area, JSON.stringify(things[place])), [], `${cell} shows what lies outside`);
    const inside = expected.about === 'own area' || contains(member.area, places[place]);
    if (expected.countyOnly && member.role !== 'county') assert.ok([403, 404].includes(status), `${cell}: ${status}`);
    else if (inside && name !== 'otherCounty')
      assert.equal(status, expected.inside, `${cell}: ${wordsOf(text).slice(-300)}`);
    else if (!inside) {
      // Nobody has been decided for next door, and lists of decisions say so whatever is asked for.
      if (name === 'otherCounty') assert.equal(status, unknown!.status, cell);
      else assert.equal(status, expected.outside === 'passed over' ? 200 : expected.outside, cell);
      sameBut([saidBy(reply), things[place]], [saidBy(unknown!), nowhere], cell);
    }
  }
}

/** A workbook holds the second in which it was written: two answers that say the same are seldom the same bytes. */
function saidBy({ text, bytes }: Reply): string {
  if (!text.startsWith('PK')) return text;
  const parts = [...filesIn(bytes)].filter(([path]) => path !== 'docProps/core.xml');
  assert.ok(parts.length > 0, 'a file with nothing in it');
  return parts.flat().join('\n');
}

async function send(
  county: County,
  route: string,
  { path, form }: PageExpectation,
  things: Things,
  as: Member | undefined,
): Promise<Reply | undefined> {
  const address = path(things);
  if (address === undefined) return undefined;
  return route.startsWith('POST')
    ? county.ask(address, { as, method: 'POST', body: bodyOf(form!(things)) })
    : county.ask(address, { as });
}

function bodyOf(form: Record<string, string | File>): URLSearchParams | FormData {
  const texts = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (texts.length === Object.keys(form).length) return new URLSearchParams(texts);
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.set(name, value);
  return data;
}

const wordsOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
