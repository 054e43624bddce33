import type { ConsoleFrame } from '../../../src/app/console/layout.tsx';
import type { Frame } from '../../../src/app/ui/frame.ts';

/** A page of staff, as the samples draw it: one function from the site's frame to markup. */
export interface Sample {
  readonly name: string;
  readonly page: (frame: ConsoleFrame) => { toString(): string | Promise<string> };
}

export const consoleFrame = (frame: Frame): ConsoleFrame => ({
  ...frame,
  staff: { name: '赵晓涛', role: '县级管理员', area: '宕昌县' },
  waiting: { due: 42, unclaimed: 1096, duplicates: 3 },
});

export const towns = [
  '城关镇',
  '哈达铺镇',
  '理川镇',
  '南阳镇',
  '官亭镇',
  '沙湾镇',
  '阿坞镇',
  '南河镇',
  '八力乡',
  '临江铺镇',
  '新城子藏族乡',
];
export const options = (labels: readonly string[]) => labels.map((label, index) => ({ id: String(index + 1), label }));
