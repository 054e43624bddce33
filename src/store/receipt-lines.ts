/** What an entry proves to have been paid, line by line: amounts for several months are spread over them. Pure. */
import type { Ledger, Receipt } from '../define/ledger.ts';
import type { FactValues } from '../define/pack.ts';
import { addMonths, firstOfMonth, isPlainDate, type PlainDate } from '../values/date.ts';

/** `open`: paid, but the entry does not tell how much of its sum it is. */
export type Part = 'regular' | 'back-pay' | 'deduction' | 'open';

export interface ReceiptLine {
  readonly policy: string;
  /** First day of the month paid for. */
  readonly month: PlainDate;
  readonly part: Part;
  /** Below zero for a deduction; zero where it is open. */
  readonly amountFen: number;
}

/** Nothing when the entry names no month. */
export const receiptLines = (ledger: Ledger, values: FactValues): ReceiptLine[] => {
  const receipts = ledger.receipts ?? [];
  const paying = receipts.filter((receipt) => (amountTold(receipt, values) ?? 0) > 0);
  return receipts.flatMap((receipt) => [
    ...regularLines(receipt, values),
    ...(paying.length === 1 && paying[0] === receipt ? wholeEntryLines(receipt, values) : []),
  ]);
};

const fenOf = (values: FactValues, field: string | undefined): number => {
  const value = field === undefined ? null : values[field];
  return typeof value === 'number' ? value : 0;
};

/** Fen, zero where nothing was paid; null where the entry does not tell how much of its sum it is. */
export function amountTold({ amount, within, backPay, deduction }: Receipt, values: FactValues): number | null {
  if (typeof values[amount] === 'number') return fenOf(values, amount);
  const whole = fenOf(values, within?.whole);
  if (within === undefined || whole <= 0) return 0;
  if (within.others.some((other) => typeof values[other] !== 'number')) return null;
  const others = [...within.others, backPay].reduce((sum, other) => sum + fenOf(values, other), 0);
  return Math.max(0, whole - others + Math.abs(fenOf(values, deduction)));
}

function monthOf({ month }: Receipt, values: FactValues): PlainDate | undefined {
  const day = values[month];
  return typeof day === 'string' && isPlainDate(day) ? firstOfMonth(day) : undefined;
}

/** The first month carries what can not be divided. */
function regularLines(receipt: Receipt, values: FactValues): ReceiptLine[] {
  const [last, fen] = [monthOf(receipt, values), amountTold(receipt, values)];
  if (last === undefined || fen === 0) return [];
  const months = Math.max(1, fenOf(values, receipt.months));
  const { policy } = receipt;
  if (fen === null)
    return Array.from({ length: months }, (_, index): ReceiptLine => {
      return { policy, month: addMonths(last, -index), part: 'open', amountFen: 0 };
    });
  const each = Math.floor(fen / months);
  return Array.from(
    { length: months },
    (_, index): ReceiptLine => ({
      policy: receipt.policy,
      month: addMonths(last, -index),
      part: 'regular',
      amountFen: index === months - 1 ? fen - each * (months - 1) : each,
    }),
  ).filter(({ amountFen }) => amountFen > 0);
}

/** They stand in the month of the list: for which earlier month they are no list says. */
function wholeEntryLines(receipt: Receipt, values: FactValues): ReceiptLine[] {
  const month = monthOf(receipt, values);
  if (month === undefined) return [];
  const { policy } = receipt;
  const lines: ReceiptLine[] = [
    { policy, month, part: 'back-pay', amountFen: fenOf(values, receipt.backPay) },
    { policy, month, part: 'deduction', amountFen: -Math.abs(fenOf(values, receipt.deduction)) },
  ];
  return lines.filter(({ amountFen }) => amountFen !== 0);
}
