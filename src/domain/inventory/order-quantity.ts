/** What limits the size of an order. */
export interface LotSizing {
  readonly moq: number | null;
  readonly order_multiple: number | null;
  /** Whether the item is counted in whole units. */
  readonly is_count: boolean;
}

/** An order and, in Chinese, why it differs from the need; null when it does not, beyond whole units. */
export interface OrderQuantity {
  readonly quantity: number;
  readonly rounding_reason: string | null;
}

/** Tolerance for quantities that miss a multiple by rounding alone. */
const ROUNDING_SLACK = 1e-9;

/** The need raised to the minimum order quantity and rounded up to the multiple; nothing when nothing is needed. */
export function orderQuantity(need: number, { moq, order_multiple, is_count }: LotSizing): OrderQuantity {
  if (need <= 0) return { quantity: 0, rounding_reason: null };
  const whole = is_count ? roundedUp(need, 1) : need;
  const least = moq ?? 0;
  const raised = Math.max(whole, least);
  const step = order_multiple !== null && order_multiple > 0 ? order_multiple : 0;
  const quantity = step > 0 ? roundedUp(raised, step) : raised;
  const reasons: string[] = [];
  if (raised > whole) reasons.push(`按起订量 ${least}`);
  if (quantity > raised) reasons.push(`按 ${step} 的倍数取整`);
  return { quantity, rounding_reason: reasons.length === 0 ? null : reasons.join("，再") };
}

/** The largest quantity within a limit that can be ordered; nothing where the limit lies below the minimum. */
export function largestOrder(limit: number, { moq, order_multiple, is_count }: LotSizing): number {
  if (!(limit > 0)) return 0;
  const step = order_multiple !== null && order_multiple > 0 ? order_multiple : is_count ? 1 : 0;
  const quantity = step > 0 ? Math.floor(limit / step + ROUNDING_SLACK) * step : limit;
  return quantity < (moq ?? 0) ? 0 : quantity;
}

/** The smallest quantity that can be ordered at all: the minimum in whole multiples; 0 where any amount will do. */
export function leastOrder({ moq, order_multiple, is_count }: LotSizing): number {
  const step = order_multiple !== null && order_multiple > 0 ? order_multiple : is_count ? 1 : 0;
  const least = Math.max(moq ?? 0, step);
  return step > 0 ? roundedUp(least, step) : least;
}

function roundedUp(quantity: number, step: number): number {
  return Math.max(0, Math.ceil(quantity / step - ROUNDING_SLACK)) * step;
}
