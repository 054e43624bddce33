/**
 * How PostgreSQL's values arrive in JavaScript, pinned in one place. The driver's own habits shift dates by time zone and lose digits.
 * date, timestamp without zone, interval, int8 and numeric: the text as it stands. int2, int4, float: number.
 * timestamptz: ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it.
 * boolean, json, jsonb: themselves. bytea: Buffer. Arrays of these: arrays of the same.
 */
import pg from 'pg';

const text = (value: string): string => value;
const { builtins } = pg.types;
const TEXT_ARRAY = 1009;
const arrayOfText: (value: string) => string[] = pg.types.getTypeParser(TEXT_ARRAY as number, 'text');

/** The object identifiers of array types are fixed in PostgreSQL's catalogue. */
const TEXT_ARRAYS = {
  date: 1182,
  timestamp: 1115,
  timestamptz: 1185,
  interval: 1187,
  int8: 1016,
  numeric: 1231,
  uuid: 2951,
};

/** The session's time zone is UTC and its style ISO: `2026-07-01 02:03:04.5+00`. */
const instant = (value: string): string =>
  value.endsWith('+00') ? new Date(value.replace(' ', 'T').replace('+00', 'Z')).toISOString() : value;

const asText = new Set<number>([builtins.DATE, builtins.TIMESTAMP, builtins.INTERVAL, builtins.INT8, builtins.NUMERIC]);
const asTextArray = new Set<number>(Object.values(TEXT_ARRAYS));

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    if (format !== 'binary' && asText.has(oid)) return text;
    if (format !== 'binary' && oid === builtins.TIMESTAMPTZ) return instant;
    if (format !== 'binary' && asTextArray.has(oid)) return arrayOfText;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;
