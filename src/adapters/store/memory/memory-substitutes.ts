import type { Acceptance } from "../../../domain/substitution/accepted-chance.ts";
import { compareText } from "../../../domain/math/compare-text.ts";
import type { SalesLineRow } from "../../../contracts/rows.ts";
import type { Day } from "../../../domain/calendar/day.ts";
import type { KeptAssessment } from "../../../ports/assessments.ts";
import type { KeptSubstitutes, StockedItem, SubstituteOffer, Substitutes } from "../../../ports/substitutes.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** Substitutes with what other parts need of them. */
interface MemorySubstitutes {
  readonly substitutes: Substitutes;
  forget(installation_id: string): void;
}

interface MemorySubstitutesParts {
  readonly rows: MemoryRows;
  list(installation_id: string): Promise<readonly KeptAssessment[]>;
}

interface Kept {
  readonly learned: Map<string, KeptSubstitutes>;
  /** By item, then by substitute. */
  readonly acceptance: Map<string, Map<string, Acceptance>>;
  offers: readonly SubstituteOffer[];
}

/** What can stand for an item, and what that is learned from, gone with the process. */
export function createMemorySubstitutes({ rows, list }: MemorySubstitutesParts): MemorySubstitutes {
  const byInstallation = new Map<string, Kept>();
  const keptOf = (installation_id: string): Kept => {
    const kept: Kept = byInstallation.get(installation_id) ?? { learned: new Map(), acceptance: new Map(), offers: [] };
    byInstallation.set(installation_id, kept);
    return kept;
  };
  const wanted = (installation_id: string, since: Day) =>
    rows
      .table(installation_id, "sales_line")
      .map(({ row }) => row)
      .filter((line) => line.ordered_on >= since && isWanted(line));
  const ofCustomer = (installation_id: string, customer_code: string, since: Day) =>
    wanted(installation_id, since).filter((line) => line.customer_code === customer_code);
  const safe = async (installation_id: string) =>
    (await list(installation_id)).filter(({ risk, on_hand }) => risk.severity === "none" && (on_hand ?? 0) > 0);

  const substitutes: Substitutes = {
    of: async (installation_id, item_code) => {
      const { learned, acceptance } = keptOf(installation_id);
      const outcomes = [...(acceptance.get(item_code) ?? [])].sort(([a], [b]) => compareText(a, b));
      const { learned: found, rejected } = learned.get(item_code) ?? { learned: [], rejected: [] };
      return structuredClone({ learned: found, rejected, acceptance: new Map(outcomes) });
    },
    save: async (installation_id, kept) => {
      for (const one of kept) keptOf(installation_id).learned.set(one.item_code, structuredClone(one));
    },
    forgetBefore: async (installation_id, day) => {
      const { learned } = keptOf(installation_id);
      for (const { item_code, learned_on } of learned.values()) if (learned_on < day) learned.delete(item_code);
    },
    salesDays: async (installation_id, from, through) =>
      [...Map.groupBy(wanted(installation_id, from), ({ ordered_on }) => ordered_on)]
        .filter(([day]) => day <= through)
        .map(([day, lines]) => ({ day, lines: lines.length }))
        .sort((a, b) => compareText(a.day, b.day)),
    boughtLines: async (installation_id, from, through) => {
      const lines = wanted(installation_id, from).filter(({ ordered_on }) => ordered_on <= through);
      const alike = Map.groupBy(lines, (line) => JSON.stringify([line.ordered_on, line.customer_code, line.item_code]));
      return [...alike.values()].flatMap(boughtLine).sort(byDayCustomerItem);
    },
    customerBuying: async (installation_id, { customer_code, since, limit, most_lines }) => {
      const all = ofCustomer(installation_id, customer_code, since);
      const first_day = all.map(({ ordered_on }) => ordered_on).sort()[all.length - most_lines] ?? since;
      const lines = all.filter(({ ordered_on }) => ordered_on >= first_day);
      const days = [...Map.groupBy(lines, ({ item_code }) => item_code)]
        .map(([item_code, own]) => [item_code, daysOf(own)] as const)
        .sort(([a, more], [b, fewer]) => fewer - more || compareText(a, b));
      return { visits: daysOf(lines), days_with: new Map(days.slice(0, limit)) };
    },
    knowsCustomer: async (installation_id, customer_code) =>
      ofCustomer(installation_id, customer_code, "").length > 0 ||
      rows.table(installation_id, "customer").some(({ row }) => row.customer_code === customer_code),
    bestStocked: async (installation_id, { category, location_code }, limit) =>
      (await safe(installation_id))
        .filter((kept) => kept.category === category && kept.location_code === location_code)
        .sort((a, b) => (b.on_hand ?? 0) - (a.on_hand ?? 0) || compareText(a.item_code, b.item_code))
        .slice(0, limit)
        .map(stockedItem),
    safePlaces: async (installation_id, item_codes) =>
      (await safe(installation_id))
        .filter(({ item_code }) => item_codes.includes(item_code))
        .sort((a, b) => compareText(a.item_code, b.item_code) || compareText(a.location_code, b.location_code))
        .map(stockedItem),
    addOffers: async (installation_id, offers) => {
      const kept = keptOf(installation_id);
      const known = new Set(kept.offers.map(offerKey));
      kept.offers = [...kept.offers, ...offers.filter((offer) => !known.has(offerKey(offer)))].sort((a, b) =>
        compareText(offerKey(a), offerKey(b)),
      );
    },
    oldestOffers: async (installation_id, through) => {
      const { offers } = keptOf(installation_id);
      const [oldest = ""] = offers.map(({ offered_on }) => offered_on).sort();
      return oldest > through ? [] : structuredClone(offers.filter(({ offered_on }) => offered_on === oldest));
    },
    settleOffers: async (installation_id, { day, offers: read }, outcomes) => {
      const kept = keptOf(installation_id);
      const others = kept.offers.filter(({ offered_on }) => offered_on !== day);
      const is_as_read = kept.offers.length - others.length === read;
      kept.offers = others;
      if (!is_as_read) return false;
      for (const { item_code, substitute_code, offered, taken } of outcomes) {
        const ofItem = kept.acceptance.get(item_code) ?? new Map<string, Acceptance>();
        const before = ofItem.get(substitute_code) ?? { offered: 0, taken: 0 };
        ofItem.set(substitute_code, { offered: before.offered + offered, taken: before.taken + taken });
        kept.acceptance.set(item_code, ofItem);
      }
      return true;
    },
    forgetOffersOf: async (installation_id, mark) => {
      const kept = keptOf(installation_id);
      kept.offers = kept.offers.filter(({ customer_mark }) => customer_mark !== mark);
    },
    forgetOffers: async (before, limit) => {
      const everyone = [...byInstallation.values()];
      const isOld = ({ offered_on }: SubstituteOffer) => offered_on < before;
      const old = everyone.flatMap(({ offers }) => offers.filter(isOld));
      const forgotten = new Set(old.sort((a, b) => compareText(a.offered_on, b.offered_on)).slice(0, limit));
      for (const kept of everyone) kept.offers = kept.offers.filter((offer) => !forgotten.has(offer));
      return forgotten.size;
    },
  };
  return { substitutes, forget: (installation_id) => void byInstallation.delete(installation_id) };
}

function isWanted({ customer_code, line_state, quantity }: SalesLineRow): boolean {
  return customer_code !== "" && line_state !== "cancelled" && quantity > 0;
}

function boughtLine([line, ...others]: readonly SalesLineRow[]) {
  if (line === undefined) return [];
  const prices = [line, ...others].flatMap(({ unit_price }) => ((unit_price ?? 0) > 0 ? (unit_price ?? 0) : []));
  const unit_price = prices.length === 0 ? null : prices.reduce((sum, price) => sum + price) / prices.length;
  return [{ customer_code: line.customer_code, item_code: line.item_code, day: line.ordered_on, unit_price }];
}

type Bought = ReturnType<typeof boughtLine>[number];

function byDayCustomerItem(a: Bought, b: Bought): number {
  return (
    compareText(a.day, b.day) || compareText(a.customer_code, b.customer_code) || compareText(a.item_code, b.item_code)
  );
}

function daysOf(lines: readonly SalesLineRow[]): number {
  return new Set(lines.map(({ ordered_on }) => ordered_on)).size;
}

function stockedItem({ item_code, location_code }: StockedItem): StockedItem {
  return { item_code, location_code };
}

/** Sorts as the tables do: no code holds a NUL. */
function offerKey({ item_code, substitute_code, customer_mark }: SubstituteOffer): string {
  return [item_code, substitute_code, customer_mark].join("\0");
}
