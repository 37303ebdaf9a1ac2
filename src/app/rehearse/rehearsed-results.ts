import type { AbcClass } from "../../domain/risk/class-policy.ts";
import { compareWithLine, paretoMarks } from "../../domain/simulation/frontier.ts";
import { realisedFillRate, NO_TOTALS, type PolicyTotals, withItem } from "../../domain/simulation/policy-totals.ts";
import type { RehearsedStock } from "../../domain/simulation/rehearse-policy.ts";
import { medianLead } from "../../domain/simulation/warning-lead.ts";
import type { RehearsedComparison, RehearsedGroup, RehearsedPoint } from "../../contracts/rehearsal.ts";

/** A policy as the report names it. */
export type NamedPolicy = Pick<RehearsedPoint, "policy" | "service_level" | "is_proposed">;
type GroupName = RehearsedGroup["group"];
type StockMeasure = "value" | "units";

interface Sum extends NamedPolicy {
  readonly totals: PolicyTotals;
}

const GROUPS: readonly GroupName[] = ["all", "with_minimum", "A", "B", "C"];

/** Results of items added up by group and policy: what is kept is as small for a million items as for one. */
export function createRehearsedResults() {
  const sums = new Map<GroupName, Map<string, Sum>>(GROUPS.map((group) => [group, new Map<string, Sum>()]));
  const items = new Map<GroupName, number>(GROUPS.map((group) => [group, 0]));
  return {
    /** One item's results by all policies. */
    add(item: ItemResults): void {
      for (const group of groupsOf(item)) {
        items.set(group, (items.get(group) ?? 0) + 1);
        const ofGroup = sums.get(group);
        if (ofGroup === undefined) continue;
        for (const [named, stock] of item.results) addTo(ofGroup, named, stock, item.purchase_cost);
      }
    },
    groups(measure: StockMeasure, days: number): RehearsedGroup[] {
      const all = items.get("all") ?? 0;
      return GROUPS.flatMap((group) => {
        const count = items.get(group) ?? 0;
        // A group like all the others together would only be shown twice.
        const isShown = count > 0 && (group !== "with_minimum" || count < all);
        return isShown ? [rehearsedGroup(group, count, [...(sums.get(group)?.values() ?? [])], measure, days)] : [];
      });
    },
  };
}

/** What became of one item. */
export interface ItemResults {
  readonly abc_class: AbcClass;
  readonly has_minimum: boolean;
  readonly purchase_cost: number | null;
  readonly results: readonly (readonly [NamedPolicy, RehearsedStock])[];
}

function groupsOf({ abc_class, has_minimum }: ItemResults): readonly GroupName[] {
  return ["all", abc_class, ...(has_minimum ? (["with_minimum"] as const) : [])];
}

function addTo(sums: Map<string, Sum>, named: NamedPolicy, stock: RehearsedStock, purchase_cost: number | null): void {
  const key = `${named.policy} ${named.service_level ?? ""}`;
  const totals = withItem(sums.get(key)?.totals ?? NO_TOTALS, stock, purchase_cost);
  sums.set(key, { ...named, totals });
}

/** Policies that did not play all items of the group cannot be held against the others and are left out. */
function rehearsedGroup(
  group: GroupName,
  items: number,
  sums: readonly Sum[],
  measure: StockMeasure,
  days: number,
): RehearsedGroup {
  const played = sums.filter(({ totals }) => totals.items === items);
  const marks = paretoMarks(played.map((sum) => placeOf(sum, measure)));
  const points = played.map((sum, i) => pointOf(sum, marks[i] ?? false, days));
  const line = played.filter(({ policy }) => policy === "engine").map((sum) => placeOf(sum, measure));
  const comparisons = (["thresholds", "textbook"] as const).flatMap((against): RehearsedComparison[] => {
    const references = played.filter(({ policy }) => policy === against).map((sum) => placeOf(sum, measure));
    const comparison = compareWithLine(line, references);
    return comparison === null ? [] : [{ against, ...comparison }];
  });
  return { group, items, points, comparisons };
}

function placeOf({ totals }: Sum, measure: StockMeasure) {
  const stock = measure === "value" ? totals.average_stock_value : totals.average_stock_units;
  return { stock, stockout_days: totals.stockout_days };
}

function pointOf(
  { policy, service_level, is_proposed, totals }: Sum,
  is_pareto: boolean,
  days: number,
): RehearsedPoint {
  return {
    ...{ policy, service_level, is_proposed, is_pareto },
    stockout_days: totals.stockout_days,
    stockout_rate: totals.stockout_days / Math.max(1, totals.item_days),
    fill_rate: realisedFillRate(totals),
    lost_units: totals.lost_units,
    average_stock_units: totals.average_stock_units,
    average_stock_value: totals.average_stock_value,
    orders: totals.orders,
    alerts_per_week: (7 * totals.alerts) / Math.max(1, days),
    warning_lead_days: medianLead(totals.warning_leads),
    stockouts: totals.stockouts,
    unwarned_stockouts: totals.unwarned_stockouts,
  };
}
