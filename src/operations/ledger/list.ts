import { z } from 'zod';
import { countByStage } from '../../store/entry-list.ts';
import { operation, staffRoles } from '../operation.ts';

export const list = operation({
  id: 'ledger.list',
  title: '台账目录',
  titleEn: 'The ledgers and how far their entries have come',
  kind: 'read',
  input: z.object({}),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/ledgers' },
  async run(_, { tx, catalogue, today }) {
    const counts = await countByStage(tx, today);
    return {
      ledgers: catalogue.packs.flatMap((pack) =>
        pack.ledgers.map(({ id, title, requirements, subject, stages, followUps }) => {
          const own = counts.filter(({ ledger }) => ledger === id);
          return {
            id,
            title,
            pack: { id: pack.id, title: pack.title },
            requirements,
            subject,
            followUps: followUps.map((followUp) => followUp.label),
            entries: own.reduce((sum, { entries }) => sum + entries, 0),
            overdue: own.reduce((sum, { overdue }) => sum + overdue, 0),
            stages: stages.map((stage) => ({
              id: stage.id,
              label: stage.label,
              entries: own.find((count) => count.stage === stage.id)?.entries ?? 0,
            })),
          };
        }),
      ),
    };
  },
});
