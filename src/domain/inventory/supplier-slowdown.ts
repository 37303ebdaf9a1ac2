import { quantityText } from "../text/quantity-text.ts";

/** A lead time that has lengthened: medians of the last deliveries and of the ones before, in working days. */
export interface SupplierSlowdown {
  readonly recent_count: number;
  readonly recent_days: number;
  readonly before_count: number;
  readonly before_days: number;
}

/** "最近 6 次到货中位 12 个工作日，此前 23 次为 7 个工作日" */
export function slowdownText({ recent_count, recent_days, before_count, before_days }: SupplierSlowdown): string {
  const recent = `最近 ${recent_count} 次到货中位 ${quantityText(recent_days)} 个工作日`;
  return `${recent}，此前 ${before_count} 次为 ${quantityText(before_days)} 个工作日`;
}
