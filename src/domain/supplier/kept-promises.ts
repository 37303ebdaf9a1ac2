import type { Day } from "../calendar/day.ts";
import { grouped } from "../math/grouped.ts";
import { quantile } from "../math/quantile.ts";
import { sampleOf } from "../math/sample.ts";
import { purchaseKey } from "../text/purchase-key.ts";
import { LEAST_DELIVERIES } from "./lead-time-figures.ts";
import type { SupplierDelivery } from "./supplier-deliveries.ts";

/** Deliveries beside their promised day, in working days. */
export interface LatenessFigures {
  /** Deliveries with a promised day. */
  readonly promised_count: number;
  readonly late_count: number;
  /** late_count ÷ promised_count; null below five. */
  readonly late_rate: number | null;
  /** Of the late ones; null where none was. */
  readonly late_mean_days: number | null;
  readonly late_p90_days: number | null;
}

/** How many deliveries came after the promised day, and by how much. */
export function latenessFigures(deliveries: readonly SupplierDelivery[]): LatenessFigures {
  const days = deliveries.flatMap(({ late_days }) => late_days ?? []);
  const late = days.filter((late_days) => late_days > 0);
  return {
    promised_count: days.length,
    late_count: late.length,
    late_rate: days.length < LEAST_DELIVERIES ? null : late.length / days.length,
    late_mean_days: late.length === 0 ? null : sampleOf(late).mean,
    late_p90_days: late.length === 0 ? null : quantile(late, 0.9),
  };
}

/** A purchase line as far as it matters for being delivered in full; units. */
export interface OrderedLine {
  readonly purchase_order_no: string;
  readonly item_code: string;
  readonly expected_on: Day | null;
  readonly quantity: number;
  /** As the order itself says. */
  readonly received_quantity: number;
  readonly is_open: boolean;
}

/** Ordered lines beside what came of them. */
export interface FullnessFigures {
  /** Lines that are over: closed with something received, or promised for a day that has passed. */
  readonly judged_count: number;
  readonly full_count: number;
  /** full_count ÷ judged_count; null below five. */
  readonly full_rate: number | null;
  /** Open lines whose promised day has passed. */
  readonly overdue_count: number;
}

/** Units below this are a rounding error of a form. */
const ROUNDING = 1e-6;

/**
 * How many lines came in full. What came of an item of an order is the greater of what the order itself says and what the
 * receipts add up to. A line that was closed with nothing received was called off, which is not the supplier's doing as
 * far as anybody wrote down: it is left out.
 */
export function fullnessFigures(
  lines: readonly OrderedLine[],
  receiptsOf: (line: OrderedLine) => number,
  today: Day,
): FullnessFigures {
  const ordered = grouped(lines, purchaseKey);
  const outcomes = [...ordered.values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const quantity = sum(parts.map((part) => part.quantity));
    const received = Math.max(sum(parts.map((part) => part.received_quantity)), receiptsOf(first));
    const isFull = received >= quantity - ROUNDING;
    const isOpen = parts.some(({ is_open }) => is_open) && !isFull;
    const isPast = parts.some(({ expected_on }) => expected_on !== null && expected_on < today);
    const isJudged = isOpen ? isPast : received > 0;
    return quantity > 0 && isJudged ? [{ isFull, isOverdue: isOpen && isPast }] : [];
  });
  const full_count = outcomes.filter(({ isFull }) => isFull).length;
  return {
    judged_count: outcomes.length,
    full_count,
    full_rate: outcomes.length < LEAST_DELIVERIES ? null : full_count / outcomes.length,
    overdue_count: outcomes.filter(({ isOverdue }) => isOverdue).length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
