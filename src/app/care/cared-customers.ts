import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { kindsOf, type ExposureKind } from "../../domain/exposure/exposure-sign.ts";
import { unitLoss } from "../../domain/exposure/lost-margin.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { Exposure } from "../../ports/exposures.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import { exposedOf } from "../assess/exposed-of.ts";
import { type LossSign, lossOf } from "../exposure/exposure-sums.ts";

/** A customer whom an event hits or will hit, as far as care needs it. */
export interface HitCustomer {
  readonly customer_code: string;
  readonly kinds: readonly ExposureKind[];
  readonly order_nos: readonly string[];
  /** Units not served, or foretold ones times their chance. */
  readonly units: number;
  /** Margin that the shortage may cost as far as it is known, yuan; null where nothing of it is. */
  readonly margin_at_risk: number | null;
}

type Sign = LossSign & Pick<Exposure, "customer_code" | "order_no">;

/**
 * Whom an event hits: what is kept of its exposures that still stand (or all, once it is over), and the open orders that its
 * last assessment could not serve. Nobody who is not named.
 */
export function hitCustomers(
  facts: SubjectFacts,
  exposures: readonly Exposure[],
  { is_over }: { readonly is_over: boolean },
): readonly HitCustomer[] {
  const kept = exposures.filter(({ over_on }) => is_over || over_on === null);
  const known = new Set(kept.map(({ customer_code, order_no }) => `${customer_code}\n${order_no}`));
  const open = is_over ? [] : openSigns(facts).filter((sign) => !known.has(`${sign.customer_code}\n${sign.order_no}`));
  const signs = [...kept, ...open].filter(({ customer_code }) => isNamedCustomer(customer_code));
  return Array.from(
    grouped(signs, ({ customer_code }) => customer_code),
    ([customer_code, own]) => hitCustomer(customer_code, own),
  );
}

/** An order that gives several signs counts once, by the largest; what was asked for without one comes on top of it. */
function hitCustomer(customer_code: string, signs: readonly Sign[]): HitCustomer {
  const ordered = signs.filter(({ order_no }) => order_no !== "");
  const largest = Array.from(grouped(ordered, ({ order_no }) => order_no).values(), (own) =>
    own.reduce((most, sign) => (sign.quantity > most.quantity ? sign : most)),
  );
  const counted = [...largest, ...signs.filter(({ order_no }) => order_no === "")];
  const { expected_units, margin_loss } = lossOf(counted);
  return {
    customer_code,
    kinds: kindsOf(signs),
    order_nos: largest.map(({ order_no }) => order_no),
    units: expected_units,
    margin_at_risk: margin_loss,
  };
}

function openSigns(facts: SubjectFacts): readonly Sign[] {
  return exposedOf(facts).flatMap(({ customer_code, lines }) =>
    lines.map(({ line, short_quantity }): Sign => {
      const loss = unitLoss(line, facts.item);
      const expected_loss_margin = loss === null ? null : loss * short_quantity;
      return {
        ...{ customer_code, event_no: "", kind: "open", order_no: line.order_no, quantity: short_quantity },
        ...{ probability: 1, expected_loss_margin },
      };
    }),
  );
}
