/** The file of a place, an area or an organisation, from what the operation read. */
import type { OtherSubject } from '../../define/fact.ts';
import type { ConsoleHost, DeskContext, Operations } from './desk.ts';
import { figureHref } from './figure.ts';
import { paths } from './paths.ts';
import type { ShownFact, SubjectPageProps } from './subject-page.tsx';
import { origins } from './subject-words.ts';

type Read = Awaited<ReturnType<Operations['subject']['read']>>;

export async function subjectProps(
  c: DeskContext,
  host: ConsoleHost,
  asked: { readonly kind: OtherSubject; readonly subject: string },
): Promise<SubjectPageProps> {
  const { operations, frame, session } = c.var.desk;
  const { subject, on, facts, decisions, proposals, rulings, stops } = await operations.subject.read(asked);
  const { id, kind, name, area, ledger } = subject;
  const rules = host.catalogue.others.get(kind)?.policies;
  return {
    frame,
    subject: { id, kind, name, place: host.places.placeOf(area) },
    on,
    entryHref: ledger === null ? null : paths.entry(ledger, id),
    decisions: decisions.map(
      ({ policy, title, outcome, verdict, amountFen, criteria, figures = [], missingLabels }) => ({
        policy,
        title,
        outcome,
        verdict: verdict?.zh ?? outcome,
        amountFen,
        criteria,
        figures,
        missing: missingLabels,
        stop: stopOf(stops, policy),
        burden: kind === 'organisation' || rules?.get(policy)?.stops !== undefined,
      }),
    ),
    facts: facts.map((fact) => shownFact(fact, host, area)),
    proposals,
    rulings,
    mayRule: session.role === 'county',
  };
}

/** The newest that waits or was approved. */
function stopOf(stops: Read['stops'], policy: string): SubjectPageProps['decisions'][number]['stop'] {
  const found = stops.findLast(
    (each) => each.stops === policy && ['proposed', 'approved', 'settled'].includes(each.state),
  );
  return found === undefined ? null : { id: found.id, waits: found.state === 'proposed', fromMonth: found.fromMonth };
}

function shownFact(fact: Read['facts'][number], { catalogue }: ConsoleHost, area: string): ShownFact {
  const { id, label, text, value, from, measuredBy, origin, reason, assertion } = fact;
  const said = reason ?? origins[origin ?? ''] ?? '';
  return {
    id,
    label,
    text,
    known: value !== null,
    from,
    origin: measuredBy === null ? (value === null ? '—' : said) : '按人员台账统计',
    href: measuredBy === null ? null : figureHref(catalogue, measuredBy, 'numerator', { area }),
    assertion,
  };
}
