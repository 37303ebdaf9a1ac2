import { rankedLoss, sumOfKnown } from "../../domain/exposure/expected-loss.ts";
import { comingPurchase } from "../../domain/exposure/coming-purchase.ts";
import { kindsOf, type ExposureKind } from "../../domain/exposure/exposure-sign.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { Exposure } from "../../ports/exposures.ts";
import type { FutureLosses } from "./future-losses.ts";

/** What the exposures of one customer to one event come to. */
export interface CustomerSum {
  readonly customer_code: string;
  readonly kinds: readonly ExposureKind[];
  readonly order_nos: readonly string[];
  /** The largest of them. */
  readonly probability: number;
  readonly expected_units: number;
  /** Null where the margin of none is known. */
  readonly margin_loss: number | null;
  /** What losing the customer over it is expected to cost; null where it cannot be told. */
  readonly future_loss: number | null;
}

/** What some customers come to together. */
export interface ExposureTotal {
  readonly customers: number;
  readonly expected_customers: number;
  readonly expected_units: number;
  readonly margin_loss: number | null;
  readonly future_loss: number | null;
}

/** What losing the customers of one event would cost. */
type EventLosses = Pick<FutureLosses, "basis" | "of">;

/** What may be lost, and how much of it. */
type Loss = Pick<CustomerSum, "margin_loss" | "future_loss" | "expected_units">;

/** Exposures to one event by customer, those with the most to lose first, then by code. */
export function customerSums(exposures: readonly Exposure[], losses: EventLosses): readonly CustomerSum[] {
  return Array.from(
    grouped(exposures, ({ customer_code }) => customer_code),
    ([customer_code, own]) => customerSum(customer_code, own, losses),
  ).toSorted((a, b) => byLoss(losses)(a, b) || (a.customer_code < b.customer_code ? -1 : 1));
}

/** The most margin and future value to lose first, then the most units. */
export function byLoss({ basis }: Pick<FutureLosses, "basis">): (a: Loss, b: Loss) => number {
  return (a, b) => rankedLoss(b, basis) - rankedLoss(a, basis) || b.expected_units - a.expected_units;
}

/** What exposures of one customer to one event come to. */
export function customerSum(customer_code: string, own: readonly Exposure[], losses: EventLosses): CustomerSum {
  const [loss, [first]] = [lossOf(own), own];
  return {
    customer_code,
    kinds: kindsOf(own),
    order_nos: [...new Set(own.map(({ order_no }) => order_no))].filter((order_no) => order_no !== ""),
    ...loss,
    future_loss: first === undefined ? null : losses.of(first.item_code, customer_code, loss.probability),
  };
}

/** An exposure as far as its loss goes. */
export type LossSign = Pick<Exposure, "event_no" | "kind" | "quantity" | "probability" | "expected_loss_margin">;

/** What one customer's exposures cost: interest and what is foretold speak of one purchase of an item to come, and count once. */
export function lossOf(own: readonly LossSign[]): ExpectedLoss {
  const coming = own.filter(({ kind }) => kind === "intent" || kind === "predicted");
  const losses = [
    ...own.filter((one) => !coming.includes(one)).map(ownLoss),
    ...Array.from(grouped(coming, ({ event_no }) => event_no).values(), comingLoss),
  ];
  return {
    probability: losses.reduce((most, { probability }) => Math.max(most, probability), 0),
    expected_units: sum(losses.map(({ expected_units }) => expected_units)),
    margin_loss: sumOfKnown(losses.map(({ margin_loss }) => margin_loss)),
  };
}

type ExpectedLoss = Pick<CustomerSum, "probability" | "expected_units" | "margin_loss">;

function comingLoss(signs: readonly LossSign[]): ExpectedLoss {
  const [first] = signs;
  if (first !== undefined && signs.length === 1) return ownLoss(first);
  const buying = signs.map(({ probability, quantity }) => ({ probability, units: quantity }));
  const { probability, units } = comingPurchase(buying);
  const expected_units = probability * units;
  const unit_margin = signs.flatMap(unitMargins)[0];
  return {
    ...{ probability, expected_units },
    margin_loss: unit_margin === undefined ? null : expected_units * unit_margin,
  };
}

function ownLoss({ probability, quantity, expected_loss_margin }: LossSign): ExpectedLoss {
  return { probability, expected_units: quantity * probability, margin_loss: expected_loss_margin };
}

/** The margin of a unit that a row was made with. */
function unitMargins(sign: LossSign): readonly number[] {
  const { expected_units, margin_loss } = ownLoss(sign);
  return margin_loss === null || expected_units === 0 ? [] : [margin_loss / expected_units];
}

/** What the customers of an event come to together. */
export function exposureTotal(sums: readonly Omit<CustomerSum, "customer_code">[]): ExposureTotal {
  return {
    customers: sums.length,
    expected_customers: sum(sums.map(({ probability }) => probability)),
    expected_units: sum(sums.map(({ expected_units }) => expected_units)),
    margin_loss: sumOfKnown(sums.map(({ margin_loss }) => margin_loss)),
    future_loss: sumOfKnown(sums.map(({ future_loss }) => future_loss)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
