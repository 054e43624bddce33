/** The file of a place, an area or an organisation: what holds for it, what each policy decides and why, what is proposed and what was ruled. */
import { z } from 'zod';
import { otherSubjects } from '../../define/fact.ts';
import { concerns } from '../../engine/concerns.ts';
import { decode } from '../../engine/fact-row.ts';
import { factText } from '../../engine/fact-text.ts';
import { grantStopsOf } from '../../store/grant-stop.ts';
import { rulingsOf } from '../../store/ruling.ts';
import { staffNames } from '../../store/staff.ts';
import { explainRow } from '../decision/explanation.ts';
import { PlainDateInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { findSubject } from './find.ts';
import { historyOf } from './history.ts';
import { proposalOf } from './proposal.ts';
import { rowsOfSubjects } from './subjects.ts';

export const SubjectKind = z.enum(otherSubjects);

/** Who decided is named as far as the caller may know them: a town is not told who works for the county. */
async function namedRulingsOf({ tx, scope }: Context, subject: string) {
  const rulings = await rulingsOf(tx, [subject]);
  const deciders = rulings.map(({ ruledBy }) => ruledBy);
  const names = await staffNames(tx, scope, deciders);
  return rulings.map((ruling) => ({ ...ruling, ruledByName: names.get(ruling.ruledBy ?? '') ?? null }));
}

export const read = operation({
  id: 'subject.read',
  title: '查看场所、地区或机构的认定和理由',
  titleEn: 'Read a place, an area or an organisation with its decisions',
  kind: 'read',
  /** `subject`: its identifier, the code of an area, or a name that only one of them has. */
  input: z.object({ kind: SubjectKind, subject: z.string().trim().min(1).max(80), on: PlainDateInput.optional() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/subjects/{kind}/{subject}' },
  async run({ kind, subject, on: asked }, context) {
    const on = asked ?? context.today;
    const { seat, rules } = await findSubject(context, kind, subject);
    const [found] = await rowsOfSubjects(context, rules, [seat], on);
    const { row, held } = found!;
    const policies = [...rules.policies.keys()].filter((id) => concerns(rules, id, row, on) !== false);
    const { decisions } = explainRow(rules, row, { on, area: seat.area, policies });
    const rulings = await namedRulingsOf(context, seat.id);
    const stops = await grantStopsOf(context.tx, [seat.id]);
    const proposals = decisions.flatMap((decision) => proposalOf(rules, found!, decision, { rulings, stops }) ?? []);
    const facts = [...rules.facts.values()].map((fact) => {
      const known = held.get(fact.id);
      return {
        id: fact.id,
        label: fact.label,
        value: decode(fact, known?.value ?? null),
        text: factText(fact, known?.value ?? null),
        from: known?.from ?? null,
        measuredBy: known?.measuredBy ?? null,
        assertion: known?.by?.id ?? null,
        origin: known?.by?.origin.kind ?? null,
        reason: known?.by?.origin.kind === 'staff' ? known.by.origin.ref : null,
      };
    });
    const history = await historyOf(context, rules, seat.id);
    return {
      subject: { ...seat, ledger: seat.ledger ?? null },
      on,
      facts,
      history,
      decisions,
      proposals,
      rulings,
      stops,
    };
  },
});
