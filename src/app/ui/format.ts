/** How numbers, dates and moments are written on pages. */
export const count = (value: number | bigint): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** A share with one decimal: 142.3%. Without anything to divide by there is no share. */
export const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;

/** A moment in Asia/Shanghai, to the minute: 2026-11-23 19:46. Takes ISO 8601. */
export const moment = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
