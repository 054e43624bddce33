/** The rules without a database: what `check`, `facts` and `policies` answer from. */
import type { Rules } from '../app/cli/command.ts';
import { allFacts } from '../engine/catalogue.ts';
import { changesInWords } from '../engine/what-if/draft-words.ts';
import { checkGiven } from '../operations/decision/explanation.ts';
import { questionsForGiven } from '../operations/decision/questions.ts';
import { loadAreas } from '../store/areas/load-areas.ts';
import { isPlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import { COUNTY, catalogue } from './catalogue.ts';

/** An area of another county, or a code mistyped, would be answered as if nobody there had a standard of its own. */
function mustBeKnown(area: string): void {
  if (!loadAreas(COUNTY).areas.some(({ code }) => code === area)) throw new Problem('area-unknown', { code: area });
}

export const rules: Rules = {
  check(given, { on, area = COUNTY, policies }) {
    if (!isPlainDate(on)) throw new Problem('usage-day', { name: 'on' });
    mustBeKnown(area);
    return checkGiven(catalogue, given, { on, area, ...(policies ? { policies } : {}) });
  },
  diff(before, after, area = COUNTY) {
    if (!isPlainDate(before) || !isPlainDate(after)) throw new Problem('usage-diff');
    mustBeKnown(area);
    const policies = changesInWords({ catalogue, on: before }, { catalogue, on: after }, [area]);
    return { before, after, area, policies };
  },
  questions(given, { on, area = COUNTY, policies, unsure }) {
    if (!isPlainDate(on)) throw new Problem('usage-day', { name: 'on' });
    mustBeKnown(area);
    return questionsForGiven(catalogue, given, { on, area, policies }, unsure);
  },
  facts: () =>
    allFacts(catalogue).map(({ id, subject, label, kind, unit, values, min, max, derive, sensitive }) => ({
      id,
      subject,
      label,
      type: kind,
      ...(kind === 'money' ? { unit: unit ?? '元', inFacts: 'fen' } : unit === undefined ? {} : { unit }),
      ...(values ? { values: values.map((value) => ({ id: value.id, label: value.label })) } : {}),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      derived: derive !== undefined,
      sensitive: sensitive !== undefined,
    })),
  policies: () =>
    catalogue.packs.flatMap((pack) =>
      pack.policies.map(({ id, title, titleEn, subject, requirements, every, plate, versions }) => ({
        id,
        subject,
        title,
        titleEn,
        pack: pack.id,
        requirements,
        every,
        ...(plate === undefined ? {} : { plate }),
        versions: versions.map(({ from }) => from),
        criteria: versions.at(-1) ? Object.keys(versions.at(-1)!.criteria) : [],
      })),
    ),
};
