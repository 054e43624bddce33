/** What may be wrong with a command as it was typed: a part of the catalogue of problems. The value is never told, it may be somebody's number. */
export const usageProblems = {
  'usage-words': {
    status: 422,
    zh: '命令后面多了不认识的内容。用法：fuzhu {usage}。',
    en: 'There are words after the command that it does not take. Usage: fuzhu {usage}.',
  },
  'usage-missing': {
    status: 422,
    zh: '命令还没有写全。用法：fuzhu {usage}。',
    en: 'The command is not complete. Usage: fuzhu {usage}.',
  },
  'usage-command': {
    status: 422,
    zh: '没有“{what}”这个命令。用 fuzhu help 查看全部命令。',
    en: 'There is no command “{what}”. List them with fuzhu help.',
  },
  'usage-option': {
    status: 422,
    zh: '没有 {name} 这个选项。用 fuzhu help {command} 查看它的选项。',
    en: 'There is no option {name}. See fuzhu help {command} for its options.',
  },
  'usage-day': {
    status: 422,
    zh: '选项 --{name} 后面写日历上真有的一天，例如 --{name} 2026-07-01。',
    en: 'The option --{name} needs a day that the calendar has, as in --{name} 2026-07-01.',
  },
  'usage-month': {
    status: 422,
    zh: '选项 --{name} 后面写一个月，例如 --{name} 2026-07。',
    en: 'The option --{name} needs a month, as in --{name} 2026-07.',
  },
  'usage-one-of': {
    status: 422,
    zh: '选项 --{name} 后面从这些里选一个：{values}。',
    en: 'The option --{name} needs one of these: {values}.',
  },
  'usage-only-with': {
    status: 422,
    zh: '选项 --{name} 要和 --{other} 一起用。',
    en: 'The option --{name} goes with --{other} only.',
  },
  'usage-value': {
    status: 422,
    zh: '选项 --{name} 后面要写内容。用 fuzhu help {command} 查看它的选项。',
    en: 'The option --{name} needs a value. See fuzhu help {command} for its options.',
  },
  'usage-number': {
    status: 422,
    zh: '选项 --{name} 后面要写整数，例如 --{name} 12。',
    en: 'The option --{name} needs a whole number, as in --{name} 12.',
  },
  'usage-diff': {
    status: 422,
    zh: '--diff 后面写两个日期（日历上真有的，例如 2026-06-30 2026-07-01），或一份草案的编号。',
    en: 'After --diff come two days that the calendar has (as in 2026-06-30 2026-07-01), or the identifier of one draft.',
  },
  'usage-months': {
    status: 422,
    zh: '--months 后面写起止月份，例如 2026-01..2026-06，前面的不晚于后面的。',
    en: 'After --months come two months, as in 2026-01..2026-06, the first not later than the last.',
  },
} as const;
