/**
 * Two counties on one database with somebody in every place that matters: people, entries, imports and staff in the county, in two towns and in
 * villages of both, and next door. The site is asked without a network.
 */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { COUNTY, catalogue } from '../../src/main/catalogue.ts';
import { siteOf } from '../../src/main/site.tsx';
import { type System, systemOn } from '../../src/main/system.ts';
import { publicCaller, staffCaller } from '../../src/operations/access.ts';
import { seedDemonstration } from '../../src/operations/demonstration/seed-demonstration.ts';
import { type Caller, shanghaiDay } from '../../src/operations/operation.ts';
import { saveAreas } from '../../src/store/area.ts';
import { loadAreas } from '../../src/store/areas/load-areas.ts';
import { ensureFactColumns } from '../../src/store/fact-columns.ts';
import { keysFrom, newMasterKey } from '../../src/store/keys.ts';
import { hashPassword } from '../../src/store/password.ts';
import { registerPerson } from '../../src/store/registration.ts';
import { makeScope, type Scope } from '../../src/store/scope.ts';
import { newToken, startSession } from '../../src/store/session.ts';
import { addStaff } from '../../src/store/staff.ts';
import { createTestDatabase } from '../../src/store/testing.ts';
import type { Area } from '../../src/values/area.ts';
import { type PlainDate, plainDate } from '../../src/values/date.ts';
import { checkCharacter } from '../../src/values/resident-id.ts';
import { type Control, watch } from './watched-database.ts';

/** Who asks, and where things are: the county, two towns, two villages of the first and one of the second, and the county next door. */
export const places = {
  county: COUNTY,
  town: '621223100',
  village: '621223100002',
  siblingVillage: '621223100003',
  otherTown: '621223101',
  otherVillage: '621223101200',
  otherCounty: '621224',
  otherCountyVillage: '621224100200',
} as const;
export type Place = keyof typeof places;
export const placeNames = Object.keys(places) as Place[];

/** An area is asked for by its code, whatever lies in it, so fewer places tell as much. */
export function placesFor(about: string): readonly Place[] {
  if (about === 'own area') return ['village'];
  return about === 'area' ? ['county', 'town', 'village', 'otherVillage', 'otherCounty'] : placeNames;
}

export const staffNames = ['county', 'town', 'village', 'otherTown', 'otherCounty'] as const;
export type StaffName = (typeof staffNames)[number];

export const PASSWORD = 'harbour lantern quilt';

export interface Member {
  readonly id: string;
  readonly account: string;
  readonly area: string;
  readonly role: 'county' | 'town' | 'village';
  /** Of a session that has begun. */
  readonly token: string;
  readonly caller: Caller;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface County {
  readonly system: System;
  readonly site: Hono;
  readonly control: Control;
  readonly staff: Readonly<Record<StaffName, Member>>;
  readonly logged: string[];
  readonly clock: { now: Date };
  readonly ask: (
    path: string,
    init?: RequestInit & { readonly as?: StaffName | Member; readonly address?: string },
  ) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

export const ORIGIN = 'http://fuzhu.test';
const levels = { 6: 'county', 9: 'town', 12: 'village' } as const;
export const levelOf = (area: string): 'county' | 'town' | 'village' => levels[area.length as 6 | 9 | 12];

export const scopeAt = (area: string, role: Scope['role'] = levelOf(area), staffId: string | null = null): Scope =>
  makeScope({ county: area.slice(0, 6), area, role, staffId });

/** Its names are those of places here as well. */
const nextDoor: readonly Area[] = [
  { code: '621224', name: '康县', level: 'county', parent: '6212' },
  { code: '621224100', name: '城关镇', level: 'town', parent: '621224' },
  { code: '621224100200', name: '旧城村村民委员会', level: 'village', parent: '621224100' },
];

/** `people` of the demonstration stand around, so that lists have something to hide; none are made when it is 0. */
export async function openCounty({ people = 150 } = {}): Promise<County> {
  const { database, control } = watch(await createTestDatabase({ connections: 6 }));
  await ensureFactColumns(database, catalogue.facts.values());
  await database.owner((queries) => saveAreas(queries, [...loadAreas(COUNTY).areas, ...nextDoor]));
  const system = systemOn(database, keysFrom(newMasterKey(), 'test'));
  const clock = { now: new Date() };
  Object.assign(system.services, { now: () => clock.now });
  if (people > 0) await seedDemonstration(database, { catalogue, seal: system.services.seal, people, seed: 5 });
  const staff = await addEverybody(system);
  const logged: string[] = [];
  const site = await siteOf(system, { log: (line) => logged.push(line), ready: () => true });
  return {
    system,
    site,
    control,
    staff,
    logged,
    clock,
    ask: (path, { as, address = '127.0.0.1', ...init } = {}) =>
      ask(site, path, init, address, typeof as === 'string' ? staff[as] : as),
    close: () => system.close(),
  };
}

async function ask(site: Hono, path: string, init: RequestInit, address: string, as?: Member): Promise<Reply> {
  const headers = new Headers(init.headers);
  if (as !== undefined && path.startsWith('/api/')) headers.set('authorization', `Bearer ${as.token}`);
  else if (as !== undefined) headers.append('cookie', `session=${as.token}`);
  if (init.method === 'POST' && !path.startsWith('/api/') && !headers.has('origin')) {
    headers.set('origin', ORIGIN);
    headers.set('host', new URL(ORIGIN).host);
  }
  const response = await site.fetch(new Request(ORIGIN + path, { ...init, headers }), {
    incoming: { socket: { remoteAddress: address } },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) };
}

async function addEverybody(system: System): Promise<Record<StaffName, Member>> {
  const passwordHash = await hashPassword(PASSWORD);
  const members = [];
  for (const account of staffNames)
    members.push([account, await addMember(system, account, places[account], passwordHash)]);
  return Object.fromEntries(members) as Record<StaffName, Member>;
}

/** Somebody with an account and a session that has begun. */
export async function addMember(system: System, account: string, area: string, hash?: string): Promise<Member> {
  const { database, newId, now } = system.services;
  const passwordHash = hash ?? (await hashPassword(PASSWORD));
  const county = area.slice(0, 6);
  const whole = scopeAt(county, 'system');
  const [id, token, at] = [newId(), newToken(county), now().toISOString()];
  const role = levelOf(area);
  const name = `工作人员${account}`;
  await database.tx(whole, async (tx) => {
    await addStaff(tx, whole, {
      id,
      account: account.toLowerCase(),
      name,
      role,
      area,
      passwordHash,
      mustChangePassword: false,
      at,
    });
    await startSession(tx, whole, { token, staff: { id, area }, at });
  });
  return {
    id,
    account: account.toLowerCase(),
    area,
    role,
    token,
    caller: staffCaller({ staffId: id, role, area }, randomUUID()),
  };
}

export const nobody = publicCaller(COUNTY, 'public');

/** A sound identity number. */
export function idNumber(county: string, birth: string, sequence: number): string {
  const seventeen = `${county}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
}

export interface Registration {
  readonly name: string;
  readonly village: string;
  readonly residentId: string;
  readonly certificateNumber?: string;
  readonly phone?: string;
  readonly account?: string;
  readonly address?: string;
  readonly facts?: readonly { readonly fact: string; readonly value: number; readonly from: PlainDate }[];
}

export async function register(system: System, person: Registration): Promise<{ id: string; household: string }> {
  const { services } = system;
  const { book, seal, newId, now } = services;
  const scope = scopeAt(person.village.slice(0, 6));
  const at = now().toISOString();
  const recording = { book, seal, newId, at, today: shanghaiDay(now()), origin: { kind: 'staff', ref: null } };
  return services.database.tx(scope, (tx) =>
    registerPerson(tx, recording, { household: null, from: plainDate('2020-01-01'), ...person }),
  );
}
