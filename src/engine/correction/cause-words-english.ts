/** The reason of a correction in one English sentence. */
import { type DayNumber, fromDayNumber, inEnglish } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { englishOf, sourceInEnglish, valueInEnglish } from '../english.ts';
import type { History } from '../entitlement/history.ts';
import { decode } from '../fact-row.ts';
import { sourceText } from '../words.ts';
import type { Cause } from './cause.ts';
import { factSaid, isTakenBack } from './cause-words.ts';
import { ELSEWHERE } from './ruled-clash.ts';

export function causeInEnglish(cause: Cause, catalogue: Catalogue, history: History): string {
  const titleOf = (policy: string) => catalogue.policies.get(policy)?.titleEn ?? policy;
  switch (cause.kind) {
    case 'fact': {
      const { fact, said, ofMember, label, text: chinese } = factSaid(cause, catalogue, history);
      const name = englishOf(catalogue).facts[fact?.id ?? ''] ?? label;
      const told = fact && said && chinese ? valueInEnglish(catalogue, fact, decode(fact, said.value)) : undefined;
      const text = told ?? chinese;
      const what = `${name}${ofMember ? ' of a member of the household' : ''}`;
      if (text === null) return `${recorded(cause.recordedAt)}: what was recorded as ${what} was taken back.`;
      return `${recorded(cause.recordedAt)}: ${what} ${text === '' ? 'changed' : `is ${text}`} from ${since(cause.from)} on.`;
    }
    case 'claim': {
      const what = cause.fact?.startsWith('confirmed') ? 'confirmation' : 'application';
      const how = isTakenBack(cause.id, history) ? 'was taken back' : 'changed';
      return `${recorded(cause.recordedAt)}: the ${what} of ${since(cause.from)} ${how}.`;
    }
    case 'residence': {
      const whose = cause.subject === history.person.id ? 'The person' : 'A member of the household';
      return `${recorded(cause.recordedAt)}: ${whose} changed address or household on ${since(cause.from)}.`;
    }
    case 'parameter': {
      const label =
        englishOf(catalogue).parameters[cause.parameter] ??
        catalogue.parameters.get(cause.parameter)?.label ??
        cause.parameter;
      return `${label} has another value from ${inEnglish(cause.from)} on (${sourceText(sourceInEnglish(catalogue, cause.source), 'en')}).`;
    }
    case 'policy':
      return `The rules of “${titleOf(cause.policy)}” changed.`;
    case 'clash':
      if (cause.policy === ELSEWHERE)
        return 'It is paid elsewhere already; after enquiry it was decided not to pay it a second time here.';
      return `It can not be drawn in full together with “${titleOf(cause.policy)}”.`;
    case 'payment':
      return 'What was paid is not what had been decided.';
  }
}

const since = (day: DayNumber): string => inEnglish(fromDayNumber(day));

const SHANGHAI = 8 * 3_600_000;
const DAY = 86_400_000;
const recorded = (milliseconds: number): string => `Recorded on ${since(Math.floor((milliseconds + SHANGHAI) / DAY))}`;
