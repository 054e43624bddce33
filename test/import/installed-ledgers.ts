import { packs } from '../../src/main/packs.ts';

/** Every ledger that an installation has: the importer has to tell them all apart. */
export const installedLedgers = packs.flatMap(({ ledgers }) => ledgers);
