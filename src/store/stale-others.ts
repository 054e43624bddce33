/**
 * People who live without a certificate as their stored row says, when the row does not hold on all days that are asked about: on the others they may
 * have one, if one was ever on record. There are hardly any when everybody is decided for today, and everybody's row is brought up to the day before.
 */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { AREA_BYTES, emptyBlock, type FactBlock, type OpenBlock } from './fact-block.ts';
import { STANDING_RUN, type StandingTable, UUID_BYTES } from './standing.ts';

interface Query {
  readonly facts: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly standing: StandingTable;
  readonly area: AreaCode;
  readonly people: number;
  readonly block: number;
}

interface Other {
  id: Buffer;
  area: string;
  digest: Buffer | null;
}

/** The next ones beyond a person, with empty columns; `last` is null when these were all. */
export async function staleOthers(
  tx: Transaction,
  query: Query,
  after: string,
): Promise<{ stale: readonly FactBlock[]; last: string | null }> {
  const { county } = tx.scope;
  const within =
    query.area === county ? sql`` : sql`and area_code >= ${query.area} and area_code < ${areaEnd(query.area)}`;
  // They are few or none, which the planner can not know: without the fence it would look for the first of them among everybody, in order.
  const others = await tx.rows(sql<Other>`
    select uuid_send(f.person_id) as id, f.area_code as area, int8send(d.digest) as digest
    from (
      select person_id, area_code from person_facts
      where county = ${county} and standing = 2 and (held_until < ${query.to}::date or held_from > ${query.from}::date) ${within}
      offset 0) as f
    left join ${sql.table(query.standing.name)} d on d.county = ${county} and d.person_id = f.person_id and d.until_run = ${STANDING_RUN}
      and ${query.standing.only}
    where f.person_id > ${after}::uuid and (d.person_id is not null or exists (
      select from fact c where c.county = ${county} and c.subject_id = f.person_id and c.fact = 'disabilityLevel'))
    order by f.person_id limit ${query.people}`);
  const stale: OpenBlock[] = [];
  for (const other of others) {
    if ((stale.at(-1)?.length ?? query.block) === query.block) stale.push(emptyBlock(query.facts, query.block));
    add(stale.at(-1)!, other);
  }
  const last = others.length === query.people ? others.at(-1)!.id.toString('hex') : null;
  return { stale, last };
}

function add(block: OpenBlock, { id, area, digest }: Other): void {
  const i = block.length++;
  block.people.set(id, i * UUID_BYTES);
  block.areas.set(Buffer.from(area.slice(0, AREA_BYTES), 'latin1'), i * AREA_BYTES);
  block.decided[i] = digest === null ? 0 : 1;
  block.digestHigh[i] = digest?.readInt32BE(0) ?? 0;
  block.digestLow[i] = digest?.readInt32BE(4) ?? 0;
  block.standing[i] = -1;
}
