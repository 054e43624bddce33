/** What a member of staff sees first: who lives here, how far the targets are, what is due, who is entitled and not paid. */
import { z } from 'zod';
import { disabilityCategories } from '../../define/registry.ts';
import { areasWithin } from '../../store/area.ts';
import { countPeople, countPeopleByArea } from '../../store/person-count.ts';
import { operation, staffRoles } from '../operation.ts';

export const read = operation({
  id: 'overview.read',
  title: '今日概览',
  titleEn: 'Overview of the area',
  kind: 'read',
  input: z.object({}),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/overview' },
  async run(_, { tx, scope, today }) {
    const [counts, byArea, areas] = [
      await countPeople(tx, today),
      await countPeopleByArea(tx),
      await areasWithin(tx, scope.area),
    ];
    const byCategory = disabilityCategories.map(({ id, code, label }) => ({
      category: id,
      label,
      levels: [1, 2, 3, 4].map(
        (level) => counts.holders.find((row) => row.category === code && row.level === level)?.people ?? 0,
      ),
    }));
    const below = areas.filter(({ parent }) => parent === scope.area);
    return {
      area: areas.find(({ code }) => code === scope.area) ?? null,
      people: counts.people,
      households: counts.households,
      holders: byCategory.reduce((sum, { levels }) => sum + levels.reduce((a, b) => a + b, 0), 0),
      onLowIncome: counts.onLowIncome,
      expiringSoon: counts.expiringSoon,
      byCategory,
      byArea: below.map(({ code, name }) => {
        const rows = byArea.filter((row) => row.area.startsWith(code));
        const sum = (of: 'holders' | 'severe') => rows.reduce((total, row) => total + row[of], 0);
        return { code, name, holders: sum('holders'), severe: sum('severe') };
      }),
    };
  },
});
