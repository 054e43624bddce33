/** Words in remarks that tell of a death, a move, a cancelled certificate. They propose; nothing is done until somebody confirms. */
import type { Ledger } from '../../define/ledger.ts';
import { bareText, bracketed } from './clean-text.ts';
import { type Draft, note } from './draft.ts';
import type { RuleId } from './rules.ts';

const EVENTS: readonly (readonly [RuleId, RegExp])[] = [
  ['event-died', /已故|死亡|去世|亡故|病故|过世|已亡|身故|离世/u],
  ['event-moved', /迁出|迁入|迁走|户口迁|户籍迁|转出|转入|搬离/u],
  ['event-cancelled', /注销|作废|吊销/u],
  ['event-duplicate', /重复|重名重证|一人多证/u],
  ['event-elsewhere', /人户分离|空挂户?|不在户籍地/u],
  ['event-away', /外出|在外(地|务工)|务工/u],
];

const DENIED = /[未没无不非][有曾是]?$/u;

export function readRemarks(draft: Draft, ledger: Ledger): void {
  for (const { id, kind } of ledger.fields) {
    const raw = draft.raw[id];
    if (raw === undefined || (id !== 'remark' && kind !== 'name')) continue;
    const text = kind === 'name' ? bracketed(bareText(raw)) : bareText(raw);
    for (const [rule, words] of EVENTS) {
      const match = words.exec(text);
      if (match && !DENIED.test(text.slice(0, match.index))) note(draft, id, rule);
    }
  }
}
