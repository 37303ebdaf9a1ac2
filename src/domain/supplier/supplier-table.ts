import { grouped } from "../math/grouped.ts";
import { type BuyingFacts, type KnownSupplier, unitsReceived } from "./buying-facts.ts";
import { itemSources, type ItemSources } from "./item-sources.ts";
import { fullnessFigures, type FullnessFigures, latenessFigures, type LatenessFigures } from "./kept-promises.ts";
import { leadTimeFigures, type LeadTimeFigures } from "./lead-time-figures.ts";
import { leadTimeTrend, type LeadTimeTrend } from "./lead-time-trend.ts";
import { type SupplierDelivery, supplierDeliveries } from "./supplier-deliveries.ts";
import { type SupplierDependence, supplierDependences } from "./supplier-dependence.ts";
import { supplierMark, type SupplierMark } from "./supplier-mark.ts";
import { drawnLateRate, type ShopRates, supplierScore, type SupplierScore } from "./supplier-score.ts";

/** One supplier with all that was learned of it. */
export interface SupplierLine extends KnownSupplier, SupplierDependence {
  readonly deliveries: readonly SupplierDelivery[];
  readonly delivery_count: number;
  readonly lead_time: LeadTimeFigures | null;
  readonly lateness: LatenessFigures;
  readonly fullness: FullnessFigures;
  readonly trend: LeadTimeTrend;
  readonly score: SupplierScore | null;
  readonly mark: SupplierMark;
  /** The late share drawn towards the shop's × dependence, 0–1; what the table is sorted by. */
  readonly risk: number;
}

/** All suppliers, the riskiest first, and the shop as a whole. */
export interface SupplierTable {
  readonly shop: ShopRates;
  readonly expected_loss: number;
  readonly purchase_value: number;
  readonly sources: ItemSources;
  readonly lines: readonly SupplierLine[];
}

/** What was learned of every supplier that has a form, an order or a receipt. */
export function supplierTable(facts: BuyingFacts): SupplierTable {
  const learned = suppliersKnown(facts).map(learnedOf(facts));
  const shop = shopRates(learned);
  const sources = itemSources(facts.items, facts.sources);
  const { expected_loss, purchase_value, of } = supplierDependences(facts, sources);
  const lines = learned.map((one) => {
    const hanging = of(one.supplier_code);
    return {
      ...one,
      ...hanging,
      score: supplierScore(one, shop),
      mark: supplierMark({ ...one, ...hanging }),
      risk: (drawnLateRate(one.lateness, shop) ?? 0) * hanging.dependence,
    };
  });
  return { shop, expected_loss, purchase_value, sources, lines: lines.sort(byRisk) };
}

/** Names of forms first; who only stands on orders bears its code. */
function suppliersKnown({ suppliers, sources, items }: BuyingFacts): readonly KnownSupplier[] {
  const names = new Map(suppliers.map(({ supplier_code, supplier_name }) => [supplier_code, supplier_name]));
  const mentioned = [...sources, ...items].flatMap(({ supplier_code }) => supplier_code ?? []);
  const codes = new Set([...names.keys(), ...mentioned.filter((code) => code !== "")]);
  return [...codes].toSorted().map((supplier_code) => {
    return { supplier_code, supplier_name: names.get(supplier_code) ?? supplier_code };
  });
}

type Learned = Omit<SupplierLine, keyof SupplierDependence | "score" | "mark" | "risk">;

function learnedOf({ today, deliveries, orders, receipts, calendarOf }: BuyingFacts) {
  const delivered = grouped(deliveries, ({ supplier_code }) => supplier_code);
  const ordered = grouped(orders, ({ supplier_code }) => supplier_code);
  const receiptsOf = unitsReceived(receipts);
  return (supplier: KnownSupplier): Learned => {
    const { supplier_code } = supplier;
    const own = supplierDeliveries(delivered.get(supplier_code) ?? [], calendarOf(supplier_code));
    return {
      ...supplier,
      deliveries: own,
      delivery_count: own.length,
      lead_time: leadTimeFigures(own),
      lateness: latenessFigures(own),
      fullness: fullnessFigures(ordered.get(supplier_code) ?? [], receiptsOf, today),
      trend: leadTimeTrend(own),
    };
  };
}

function shopRates(learned: readonly Learned[]): ShopRates {
  const sum = (valueOf: (one: Learned) => number) => learned.reduce((all, one) => all + valueOf(one), 0);
  const [promised, judged] = [
    sum(({ lateness }) => lateness.promised_count),
    sum(({ fullness }) => fullness.judged_count),
  ];
  return {
    late_rate: promised === 0 ? null : sum(({ lateness }) => lateness.late_count) / promised,
    full_rate: judged === 0 ? null : sum(({ fullness }) => fullness.full_count) / judged,
  };
}

function byRisk(a: SupplierLine, b: SupplierLine): number {
  return b.risk - a.risk || b.dependence - a.dependence || (a.supplier_code < b.supplier_code ? -1 : 1);
}
