/** From who qualifies and is not paid to what the page of 应享未享 shows. */
import { count } from '../ui/format.ts';
import { type ConsoleHost, type DeskContext, type Operations, PAGE_SIZE, pageOf, pagesOf, queryOf } from './desk.ts';
import type { UnclaimedLine, UnclaimedPageProps, UnclaimedPolicy } from './unclaimed-page.tsx';

type Unclaimed = Awaited<ReturnType<Operations['decision']['unclaimed']>>;

export async function unclaimedProps(c: DeskContext, host: ConsoleHost): Promise<UnclaimedPageProps> {
  const { operations, frame, session } = c.var.desk;
  const query = queryOf(c, ['policy', 'town', 'page']);
  const page = pageOf(query);
  const towns = host.places.below(session.area);
  const policy = host.catalogue.policies.get(query['policy'] ?? '')?.id;
  const area = towns.find(({ id }) => id === query['town'])?.id;
  const found = await operations.decision.unclaimed({ policy, area, page, pageSize: PAGE_SIZE });
  const policies = policiesOf(found);
  const chosen = policies.find((each) => each.policy === policy) ?? null;
  const { people = [], total = 0 } = chosen === null ? {} : found;
  return {
    frame,
    policies,
    chosen,
    lines: people.map((person): UnclaimedLine => {
      const { id, name, area: place, amountFen, phone } = person;
      const { policy: qualifiesFor, title } = chosen as UnclaimedPolicy;
      return {
        person: id,
        name,
        place: host.places.placeOf(place),
        policy: qualifiesFor,
        policyTitle: title,
        amountFen,
        phone,
      };
    }),
    total,
    query,
    page,
    pages: pagesOf(total),
    choices: {
      policies: [...host.catalogue.policies.values()].map(({ id, title }) => ({ id, label: title })),
      towns,
    },
  };
}

function policiesOf({ policies, withoutRecord }: Unclaimed): UnclaimedPolicy[] {
  const known = policies.map(({ policy, title, eligible, proof }) => ({
    policy,
    title,
    people: eligible,
    paidBy:
      `《${proof.ledgerTitle}》${proof.month} 里有 ${count(proof.paid)} 人在领` +
      (proof.unmatched > 0 ? `，另有 ${count(proof.unmatched)} 笔对不上人` : ''),
  }));
  const others = withoutRecord.map(({ policy, title, eligible }) => ({
    policy,
    title,
    people: eligible,
    paidBy: null,
  }));
  return [...known, ...others].sort((a, b) => b.people - a.people);
}
