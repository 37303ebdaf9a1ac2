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

/** Items added up, by policy. */
interface Pile {
  items: number;
  readonly sums: Map<string, Sum>;
}

/** All items of a group, and those that our rules may be held against others by. */
interface Group {
  readonly all: Pile;
  readonly plain: Pile;
}

/** Results of items added up by group and policy: what is kept is as small for a million items as for one. */
export function createRehearsedResults() {
  const groups = new Map<GroupName, Group>(GROUPS.map((group) => [group, { all: newPile(), plain: newPile() }]));
  return {
    /** One item's results by all policies. */
    add(item: ItemResults): void {
      for (const name of groupsOf(item)) {
        const group = groups.get(name);
        if (group === undefined) continue;
        addItem(group.all, item);
        if (item.is_plain) addItem(group.plain, item);
      }
    },
    groups(measure: StockMeasure, days: number): RehearsedGroup[] {
      const all = groups.get("all")?.all.items ?? 0;
      return [...groups].flatMap(([name, group]) => {
        const { items } = group.all;
        // A group like all the others together would only be shown twice.
        const isShown = items > 0 && (name !== "with_minimum" || items < all);
        return isShown ? [rehearsedGroup(name, group, measure, days)] : [];
      });
    },
  };
}

/** What became of one item. */
export interface ItemResults {
  readonly abc_class: AbcClass;
  readonly has_minimum: boolean;
  readonly is_plain: boolean;
  readonly purchase_cost: number | null;
  readonly results: readonly (readonly [NamedPolicy, RehearsedStock])[];
}

function groupsOf({ abc_class, has_minimum }: ItemResults): readonly GroupName[] {
  return ["all", abc_class, ...(has_minimum ? (["with_minimum"] as const) : [])];
}

function newPile(): Pile {
  return { items: 0, sums: new Map() };
}

function addItem(pile: Pile, { results, purchase_cost }: ItemResults): void {
  pile.items += 1;
  for (const [named, stock] of results) addTo(pile.sums, named, stock, purchase_cost);
}

function addTo(sums: Map<string, Sum>, named: NamedPolicy, stock: RehearsedStock, purchase_cost: number | null): void {
  const key = `${named.policy} ${named.service_level ?? ""}`;
  const totals = withItem(sums.get(key)?.totals ?? NO_TOTALS, stock, purchase_cost);
  sums.set(key, { ...named, totals });
}

function rehearsedGroup(group: GroupName, { all, plain }: Group, measure: StockMeasure, days: number): RehearsedGroup {
  const played = playedByAll(all);
  const marks = paretoMarks(played.map((sum) => placeOf(sum, measure)));
  const points = played.map((sum, i) => pointOf(sum, marks[i] ?? false, days));
  const comparable = playedByAll(plain);
  const line = comparable.filter(({ policy }) => policy === "engine").map((sum) => placeOf(sum, measure));
  const comparisons = (["thresholds", "textbook"] as const).flatMap((against): RehearsedComparison[] => {
    const references = comparable.filter(({ policy }) => policy === against).map((sum) => placeOf(sum, measure));
    const comparison = compareWithLine(line, references);
    return comparison === null ? [] : [{ against, items: plain.items, ...comparison }];
  });
  return { group, items: all.items, points, comparisons };
}

/** Policies that did not play all items cannot be held against the others and are left out. */
function playedByAll({ items, sums }: Pile): readonly Sum[] {
  return [...sums.values()].filter(({ totals }) => totals.items === items);
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
