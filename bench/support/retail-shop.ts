/** A shop that sells what a real one sold: its stock is counted down by real orders and filled up by its own orders. */
import { alertFields } from "../../src/app/assess/alert-fields.ts";
import type { FieldValues } from "../../src/contracts/form.ts";
import { type AlertState, stepAlert } from "../../src/domain/alert/alert-episode.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { assessStockoutRisk, type RiskInput } from "../../src/domain/risk/assess-stockout-risk.ts";
import { isAlarming } from "../../src/domain/risk/severity.ts";
import { writeUrgency } from "../../src/domain/writeback/write-urgency.ts";
import type { RetailLine } from "./retail-orders.ts";

/** An assessment's answer for one record, at an instant of the replay. */
export interface ShopAnswer {
  readonly item_code: string;
  readonly day: Day;
  /** Seconds since the beginning of the replay. */
  readonly at: number;
  readonly occasion: "order" | "new_day";
  readonly fields: FieldValues;
  readonly urgency: number;
  readonly is_raised: boolean;
}

interface Shelf {
  readonly item_code: string;
  /** Units requested per day up to yesterday, oldest first. */
  readonly history: number[];
  on_hand: number;
  receipts: RiskInput["receipts"];
  severity: RiskInput["previous_severity"];
  alert: AlertState | null;
  today: number;
}

const DAY_SECONDS = 86_400;
const LEAD_TIME_DAYS = 7;
const DAYS_IN_STOCK = 14;
/** All items are assessed again at the beginning of a day, at about the rate of one core. */
export const NEW_DAY_PER_SECOND = 1_000;

/** What a replay is made of. */
export interface ReplaySetting {
  readonly items: number;
  readonly days: number;
}

/** Replays the last days of the orders of the items that are ordered most often, and gives every answer of the engine. */
export function replayShop(lines: readonly RetailLine[], { items, days }: ReplaySetting): readonly ShopAnswer[] {
  const last = lines.at(-1)?.day ?? "";
  const [first_day, first] = [lines[0]?.day ?? "", addDays(last, 1 - days)];
  const shelves = shelvesOf(lines, { items, first_day, first });
  const byDay = Map.groupBy(
    lines.filter(({ day, item_code }) => day >= first && shelves.has(item_code)),
    ({ day }) => day,
  );
  return Array.from({ length: days }, (_, index) => index).flatMap((index) => {
    const today = addDays(first, index);
    const begin = index * DAY_SECONDS;
    const morning = [...shelves.values()].map((shelf, number) => {
      beginDay(shelf, today);
      return assess(shelf, { today, first_day }, { at: begin + number / NEW_DAY_PER_SECOND, occasion: "new_day" });
    });
    const sales = (byDay.get(today) ?? []).flatMap(({ item_code, second, quantity }) => {
      const shelf = shelves.get(item_code);
      if (shelf === undefined) return [];
      shelf.on_hand = Math.max(0, shelf.on_hand - quantity);
      shelf.today += quantity;
      return [assess(shelf, { today, first_day }, { at: begin + second, occasion: "order" })];
    });
    return [...morning, ...sales];
  });
}

function shelvesOf(
  lines: readonly RetailLine[],
  { items, first_day, first }: { readonly items: number; readonly first_day: Day; readonly first: Day },
): ReadonlyMap<string, Shelf> {
  const before = Map.groupBy(
    lines.filter(({ day }) => day < first),
    ({ item_code }) => item_code,
  );
  const chosen = [...before].toSorted(([, a], [, b]) => b.length - a.length).slice(0, items);
  return new Map(
    chosen.map(([item_code, sold]) => {
      const history = dailyUnits(sold, first_day, first);
      const recent = history.slice(-60).reduce((sum, units) => sum + units, 0) / 60;
      const on_hand = Math.ceil(DAYS_IN_STOCK * recent) + 1;
      return [item_code, { item_code, history, on_hand, receipts: [], severity: null, alert: null, today: 0 }];
    }),
  );
}

function dailyUnits(sold: readonly RetailLine[], first_day: Day, end: Day): number[] {
  const units = Map.groupBy(sold, ({ day }) => day);
  const history: number[] = [];
  for (let day = first_day; day < end; day = addDays(day, 1)) {
    history.push((units.get(day) ?? []).reduce((sum, { quantity }) => sum + quantity, 0));
  }
  return history;
}

/** Yesterday becomes history, and what is due today arrives. */
function beginDay(shelf: Shelf, today: Day): void {
  if (shelf.severity !== null) shelf.history.push(shelf.today);
  shelf.today = 0;
  const arrived = shelf.receipts.filter(({ due }) => due <= today);
  shelf.on_hand += arrived.reduce((sum, { quantity }) => sum + quantity, 0);
  shelf.receipts = shelf.receipts.filter(({ due }) => due > today);
}

function assess(
  shelf: Shelf,
  { today, first_day }: { readonly today: Day; readonly first_day: Day },
  { at, occasion }: Pick<ShopAnswer, "at" | "occasion">,
): ShopAnswer {
  const risk = assessStockoutRisk(inputOf(shelf, today, first_day));
  const step = stepAlert(shelf.alert, { severity: risk.severity, at }, { cool_down_ms: DAY_SECONDS });
  shelf.severity = risk.severity;
  shelf.alert = step.next;
  const quantity = risk.suggested_order_quantity ?? 0;
  // The buyer follows the suggestion in the morning, once per item and delivery.
  if (occasion === "new_day" && isAlarming(risk.severity) && quantity > 0 && shelf.receipts.length === 0) {
    shelf.receipts = [{ purchase_order_no: `PO-${today}`, due: addDays(today, LEAD_TIME_DAYS), quantity }];
  }
  const is_raised = step.transition === "raised" || step.transition === "escalated";
  const { severity, expected_loss } = risk;
  return {
    ...{ item_code: shelf.item_code, day: today, at, occasion, is_raised },
    fields: alertFields(risk, (day) => `${day}T00:00:00.000Z`),
    urgency: writeUrgency({ severity, is_raised, expected_loss }),
  };
}

function inputOf({ item_code, history, on_hand, receipts, severity }: Shelf, today: Day, first_day: Day): RiskInput {
  return {
    today,
    item: {
      ...{ item_code, item_name: item_code, unit: null, purchase_cost: 6, sale_price: 10 },
      ...{
        moq: 10,
        order_multiple: 5,
        minimum_stock: null,
        service_level: null,
        review_period_days: 7,
        abc_class: "B",
      },
    },
    location_code: "1",
    stock: {
      ...{ on_hand, allocated: 0, backorder: 0 },
      on_order: receipts.reduce((sum, { quantity }) => sum + quantity, 0),
    },
    demand: { first_day, quantity: history, in_stock: history.map(() => 1) },
    receipts,
    lead_time: { mean_days: LEAD_TIME_DAYS, sd_days: 2, sample_count: 5, source: "learned" },
    unfilled_quantity: 0,
    previous_severity: severity,
  };
}
