/** A benefit of whoever has level one or two, for tests of what benefits do to each other. */
import { atMost } from '../../src/define/expression.ts';
import { policy } from '../../src/define/policy.ts';
import { person } from '../../src/define/registry.ts';

const source = { paper: '灯塔条例' };

interface SevereBenefit {
  readonly every: 'month' | 'year';
  readonly fen: number;
  /** Policies beside which only the larger one is paid. */
  readonly larger?: readonly string[];
}

export const severeBenefit = (id: string, title: string, { every, fen, larger = [] }: SevereBenefit) =>
  policy({
    id,
    title,
    titleEn: id,
    requirements: [],
    subject: 'person',
    every,
    summary: '',
    papers: [],
    applyAt: '',
    ...(larger.length > 0 && {
      excludes: larger.map((other) => ({
        policy: other,
        keep: 'larger',
        because: '只领一份',
        becauseEn: 'one only',
        source,
      })),
    }),
    versions: [
      {
        from: '2020-01-01',
        criteria: {
          severe: {
            is: atMost(person.disabilityLevel, 2),
            because: '重度',
            becauseEn: 'severe',
            otherwise: '不是重度',
            source,
          },
        },
        amount: { op: 'constant', value: fen },
      },
    ],
  });
