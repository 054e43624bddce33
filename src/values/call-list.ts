/** People on one list of whom to call: as many as one person can. A longer list is taken in parts. */
export const CALLS_AT_ONCE = 200;
