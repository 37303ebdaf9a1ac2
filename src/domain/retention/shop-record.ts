import { type Day, dayNumber } from "../calendar/day.ts";
import { monthOf } from "../calendar/month.ts";
import { isNobodyCode } from "../customer/nobody-code.ts";
import { unitMargin } from "../exposure/lost-margin.ts";
import { createLineReader, type LineReader } from "../stockout-effect/line-columns.ts";
import { lastFullPeriod, periodOf } from "../stockout-effect/purchase-period.ts";
import { askedFor } from "./customer-days.ts";
import { type KnownShortage, lineKey, type LineShortage, lineShortages } from "./line-shortages.ts";
import { type RecordedItem, type RecordedLine, unitRevenue } from "./recorded-line.ts";
import { createRepurchaseCohorts, type RepurchaseReport } from "./repurchase-cohorts.ts";
import { type RefusedAsking, refusedShortages } from "./refused-shortages.ts";
import type { OrderedItem } from "./retention-outcome.ts";
import { createServiceFailures, type ServiceFailures } from "./service-failures.ts";

/** What is known beside the lines. */
export interface RecordSetting {
  readonly today: Day;
  itemOf(item_code: string): RecordedItem | undefined;
  /** Whether the item was out at the place on a day between two, both included; null before that was kept. */
  wasOut(line: Pick<RecordedLine, "item_code" | "location_code">, from: Day, through: Day): boolean | null;
}

/** A customer who met a shortage. */
export interface ExposedRecord {
  readonly customer_code: string;
  readonly shortages: readonly LineShortage[];
  /** All that they ordered, cancelled for another reason left out. */
  readonly ordered: readonly (OrderedItem & { readonly revenue: number })[];
}

/** The days of a customer, and what they bought over the last 365. */
export interface CustomerRecord {
  /** Day numbers, ascending, each once. */
  readonly days: readonly number[];
  /** Yuan. */
  readonly value: number;
}

/** A shop's sales as retention reads them. */
export interface ShopRecord {
  readonly lines: number;
  readonly reader: LineReader;
  readonly last_period: number;
  readonly customers: ReadonlyMap<string, CustomerRecord>;
  readonly exposed: readonly ExposedRecord[];
  readonly repurchase: RepurchaseReport;
  /** By month of the order. */
  readonly failures: ReadonlyMap<string, ServiceFailures>;
}

const VALUE_DAYS = 365;

/** Takes in customers one after the other, so that no shop need lie in memory with all its lines. */
export function createShopRecord({ today, itemOf, wasOut }: RecordSetting) {
  const last_period = lastFullPeriod(today, "week");
  const reader = createLineReader("week", last_period);
  const cohorts = createRepurchaseCohorts(today);
  const failures = new Map<string, ReturnType<typeof createServiceFailures>>();
  const customers = new Map<string, CustomerRecord>();
  const exposed: ExposedRecord[] = [];
  const seen = { lines: 0, shipped: false };

  return {
    /**
     * All lines of one customer, by day, with their shortages that were found while they lasted, and when they were turned
     * away without an order. Lines that name nobody are served or not, and speak of no customer.
     */
    add(
      customer_code: string,
      lines: readonly RecordedLine[],
      known: readonly KnownShortage[],
      refused: readonly RefusedAsking[] = [],
    ): void {
      const delayed = new Set(known.filter(({ kind }) => kind === "delayed").map(lineKey));
      for (const line of lines) addService(line, delayed.has(lineKey(line)));
      if (isNobodyCode(customer_code)) return;
      const asked = askedFor(lines);
      const ordered = asked.map((line) => orderedItem(line));
      for (const line of asked) addLine(line);
      if (ordered.length === 0) return;
      const days = [...new Set(ordered.map(({ day }) => day))].sort();
      cohorts.add(days);
      customers.set(customer_code, { days: days.map(dayNumber), value: valueOf(ordered) });
      const shortages = [...lineShortages(lines, known, itemOf), ...refusedShortages(refused, itemOf)];
      if (shortages.length > 0) exposed.push({ customer_code, shortages, ordered });
    },

    /** Where nothing was ever shipped on record, less shipped than asked for says nothing. */
    record(): ShopRecord {
      return {
        ...{ lines: seen.lines, reader, last_period, customers, repurchase: cohorts.report() },
        exposed: seen.shipped ? exposed : exposed.flatMap(withoutShortAlone),
        failures: new Map([...failures].map(([month, own]) => [month, own.failures()])),
      };
    },
  };

  function addService(line: RecordedLine, was_delayed: boolean): void {
    const month = monthOf(line.ordered_on);
    const own = failures.get(month) ?? createServiceFailures(today);
    failures.set(month, own);
    const through = line.promised_on !== null && line.promised_on < today ? line.promised_on : today;
    const item_was_out = line.line_state === "open" ? wasOut(line, line.ordered_on, through) : null;
    own.add({ ...line, was_delayed, item_was_out });
  }

  function addLine(line: RecordedLine): void {
    seen.lines += 1;
    seen.shipped ||= line.shipped_quantity > 0;
    const item = itemOf(line.item_code);
    if (periodOf(line.ordered_on, "week") > last_period) return;
    reader.add({
      ...{ customer_code: line.customer_code, day: line.ordered_on, category: item?.category ?? "" },
      quantity: line.quantity,
      revenue: line.quantity * unitRevenue(line, item),
      margin: line.quantity * (unitMargin(line, item) ?? 0),
    });
  }

  function orderedItem(line: RecordedLine) {
    const item = itemOf(line.item_code);
    return {
      ...{ day: line.ordered_on, item_code: line.item_code, category: item?.category ?? "" },
      revenue: line.quantity * unitRevenue(line, item),
    };
  }

  function valueOf(ordered: readonly { readonly day: Day; readonly revenue: number }[]): number {
    const since = dayNumber(today) - VALUE_DAYS;
    return ordered.reduce((sum, { day, revenue }) => sum + (dayNumber(day) > since ? revenue : 0), 0);
  }
}

function withoutShortAlone(one: ExposedRecord): readonly ExposedRecord[] {
  const shortages = one.shortages.filter(({ is_short_alone }) => !is_short_alone);
  return shortages.length === 0 ? [] : [{ ...one, shortages }];
}
