/** Customers by what they are worth: first orders, most, and the few that bring half of the margin. */
export const VALUE_CLASSES = ["new", "regular", "key"] as const;
export type ValueClass = (typeof VALUE_CLASSES)[number];

/** A firm or a consumer; null where the customer's record does not say. */
export type BuyerKind = "business" | "consumer";

/** Whom a plan means. */
export interface CareSegment {
  /** Null where nothing is known of what they bought: then plans for everybody alone mean them. */
  readonly value_class: ValueClass | null;
  readonly buyer_kind: BuyerKind | null;
}

/** How people know them. */
export const VALUE_CLASS_LABELS: Readonly<Record<ValueClass, string>> = {
  new: "新客户",
  regular: "普通客户",
  key: "重点客户",
};

/** As in 客户资料 > 客户类型. */
export const BUYER_KIND_LABELS: Readonly<Record<BuyerKind, string>> = { business: "企业", consumer: "个人" };

/** What values of customers are counted by: margin, or revenue where too many costs are not known. */
export type ValueBasisKind = "margin" | "revenue";

/** What a customer brought in the last year, yuan, and by what it is counted; null where it is not known. */
export interface CustomerValue {
  readonly value: number | null;
  readonly value_basis: ValueBasisKind | null;
}

/** What a customer has bought in the last year. */
export interface YearOfBuying extends CustomerValue {
  readonly order_count: number;
}

/** Yuan a year from which a customer counts as key, by what values are counted by; null where nobody brings any. */
export type KeyValues = Readonly<Record<ValueBasisKind, number | null>>;

/** Share of the whole that key customers bring together. */
const KEY_SHARE = 0.5;
/** Whoever has ordered no more often is new. */
const NEW_ORDERS = 1;

/**
 * The value from which a customer counts as key: that of the last one needed for half of the whole, the largest first. Each
 * basis by itself: a revenue is no margin.
 */
export function keyValues(customers: readonly CustomerValue[]): KeyValues {
  const keyOf = (basis: ValueBasisKind) =>
    keyValue(customers.flatMap(({ value, value_basis }) => (value === null || value_basis !== basis ? [] : [value])));
  return { margin: keyOf("margin"), revenue: keyOf("revenue") };
}

function keyValue(values: readonly number[]): number | null {
  const gains = values.filter((value) => value > 0).sort((a, b) => b - a);
  const half = KEY_SHARE * gains.reduce((sum, value) => sum + value, 0);
  let reached = 0;
  return gains.find((value) => (reached += value) >= half) ?? null;
}

/**
 * A customer's value class: key by a person's word, and where nobody says so or not by value, before the count of orders,
 * so that a large first order is not met as a stranger's. Null where nothing is known.
 */
export function valueClass(
  year: YearOfBuying | null,
  key: KeyValues,
  is_key_customer: boolean | null,
): ValueClass | null {
  if (is_key_customer === true) return "key";
  if (year === null) return null;
  const { order_count, value, value_basis } = year;
  const least = value_basis === null ? null : key[value_basis];
  if (is_key_customer === null && value !== null && least !== null && value >= least) return "key";
  return order_count <= NEW_ORDERS ? "new" : "regular";
}

/** What 客户类型 says; null for any text of people's own. */
export function buyerKind(customer_type: string | null): BuyerKind | null {
  if (customer_type === BUYER_KIND_LABELS.business) return "business";
  return customer_type === BUYER_KIND_LABELS.consumer ? "consumer" : null;
}
