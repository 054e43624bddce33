/** What states and actions of stopped grants are called, and the marks they carry. */
import type { Tone } from '../ui/status-mark.tsx';

export const stopMarks = {
  proposed: { tone: 'warn', word: '待复核' },
  approved: { tone: 'err', word: '已停发，待退回' },
  settled: { tone: 'ok', word: '已办结' },
  rejected: { tone: 'none', word: '复核不同意' },
  withdrawn: { tone: 'none', word: '已撤回' },
} as const satisfies Record<string, { tone: Tone; word: string }>;

export const stopActionWords = {
  propose: '决定停发，提请复核',
  approve: '复核通过',
  reject: '复核不同意',
  withdraw: '撤回',
  plan: '确定分期办法',
  repay: '收到退款',
  'take-back': '冲销退款',
} as const;
