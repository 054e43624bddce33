/** The filled paper as a Word document. */
import { officialDocx } from '../../formats/official-docx.ts';
import { operation, staffRoles } from '../operation.ts';
import { fillWith, PaperInput } from './fill.ts';

export const write = operation({
  id: 'paper.write',
  title: '导出公文',
  titleEn: 'Write a paper as a Word document',
  kind: 'read',
  audited: true,
  input: PaperInput,
  allow: { roles: staffRoles },
  async run(input, context) {
    const { area, period, paper } = await fillWith(input, context);
    return { area, period, paper, fileName: `${paper.title}.docx`, bytes: await officialDocx(paper) };
  },
  trail: ({ paper }, { area, period, paper: { missing } }) => ({
    subject: `paper:${paper}`,
    detail: { area, period, missing: missing.length },
  }),
});
