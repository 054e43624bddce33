/** What states, kinds and circumstances of corrections are called, and the marks they carry. */
import type { Tone } from './ui/status-mark.tsx';

export const kindWords = { arrears: '补发', recovery: '追缴' } as const;
export const circumstanceWords = { ordinary: '一般', death: '身故后发放', fraud: '骗领' } as const;
export const correctionMarks = {
  proposed: { tone: 'warn', word: '待审' },
  approved: { tone: 'ok', word: '已通过' },
  rejected: { tone: 'none', word: '不同意' },
  settled: { tone: 'info', word: '办法已定' },
  withdrawn: { tone: 'none', word: '已撤回' },
} as const satisfies Record<string, { tone: Tone; word: string }>;

export const actionWords = {
  propose: '系统提出',
  change: '系统更改',
  withdraw: '系统撤回',
  approve: '通过',
  reject: '不同意',
  settle: '确定办法',
  address: '确定追缴对象',
} as const;

export const addressWords = {
  account: '原来领取的账户',
  estate: '遗产',
  heirs: '领取了这笔钱的家属',
  keeper: '代领、代管这笔钱的人或村（社区）',
} as const;

/** 身故后发放，向遗产追缴 */
export const circumstanceSaid = (
  circumstance: keyof typeof circumstanceWords,
  addressedTo: keyof typeof addressWords | null,
): string =>
  addressedTo === null
    ? circumstanceWords[circumstance]
    : `${circumstanceWords[circumstance]}，向${addressWords[addressedTo]}追缴`;

/** `2026-03` → 2026年3月 */
export const periodWords = (period: string): string =>
  period === 'once'
    ? '一次'
    : period.length === 4
      ? `${period}年`
      : `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
