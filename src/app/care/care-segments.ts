import {
  buyerKind,
  type CareSegment,
  type CustomerValue,
  type KeyValues,
  keyValues,
  valueClass,
} from "../../domain/care/care-segment.ts";
import { isNobodyCode } from "../../domain/customer/nobody-code.ts";
import { residualValue } from "../../domain/exposure/residual-value.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { CustomerRow } from "../../contracts/rows.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerFigures } from "../../ports/customer-figures.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of the segments. */
interface CareSegmentsPorts {
  readonly customerFigures: Pick<CustomerFigures, "of" | "page">;
  readonly subjects: Pick<Subjects, "customers">;
  readonly clock: Pick<Clock, "today">;
}

/** A customer as care meets them. */
export interface SegmentedCustomer extends CustomerValue {
  readonly segment: CareSegment;
  /** Null where 客户资料 does not know them. */
  readonly known: CustomerRow | null;
  /** What the coming year of the customer is expected to bring, yuan; null where it is not known. */
  readonly residual_value: number | null;
}

const PAGE = 5_000;
/** Many people under one code: whatever is kept or said of it, none of them is known. */
const NOBODY = {
  ...{ value: null, value_basis: null, residual_value: null },
  segment: { value_class: null, buyer_kind: null },
} as const;

/** Segments of customers by what the last night learned of them. */
export function createCareSegments({ customerFigures, subjects, clock }: CareSegmentsPorts) {
  /** Who counts as key changes by the day at most. */
  const kept = new Map<string, { readonly on: Day; readonly key: KeyValues }>();

  async function keyValuesOf(installation_id: string): Promise<KeyValues> {
    const known = kept.get(installation_id);
    if (known?.on === clock.today()) return known.key;
    const values: CustomerValue[] = [];
    for (let after: string | null = null; ; ) {
      const page = await customerFigures.page(installation_id, after, PAGE);
      const named = page.filter(({ customer_code }) => !isNobodyCode(customer_code));
      values.push(...named.map(({ value, value_basis }) => ({ value, value_basis })));
      if (page.length < PAGE) break;
      after = page.at(-1)?.customer_code ?? null;
    }
    const key = keyValues(values);
    kept.set(installation_id, { on: clock.today(), key });
    return key;
  }

  return async function segmentsOf(
    installation_id: string,
    customer_codes: readonly string[],
  ): Promise<ReadonlyMap<string, SegmentedCustomer>> {
    if (customer_codes.length === 0) return new Map();
    const [figures, customers, key] = await Promise.all([
      customerFigures.of(installation_id, customer_codes),
      subjects.customers(installation_id, customer_codes),
      keyValuesOf(installation_id),
    ]);
    const figureOf = new Map(figures.map((one) => [one.customer_code, one]));
    const rowOf = new Map(customers.map((one) => [one.customer_code, one]));
    return new Map(
      customer_codes.map((code): [string, SegmentedCustomer] => {
        const known = rowOf.get(code) ?? null;
        if (isNobodyCode(code)) return [code, { ...NOBODY, known }];
        const figure = figureOf.get(code);
        const { value, value_basis } = figure ?? { value: null, value_basis: null };
        const year = figure === undefined ? null : { order_count: figure.order_days, value, value_basis };
        const value_class = valueClass(year, key, known?.is_key_customer ?? null);
        const segment = { value_class, buyer_kind: buyerKind(known?.customer_type ?? null) };
        const residual_value = figure === undefined ? null : (residualValue(figure)?.yuan ?? null);
        return [code, { known, value, value_basis, residual_value, segment }];
      }),
    );
  };
}

/** Segments of customers. */
export type CareSegments = ReturnType<typeof createCareSegments>;
