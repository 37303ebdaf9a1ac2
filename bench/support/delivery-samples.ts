import { parse } from "csv-parse/sync";
import { addDays, daysBetween } from "../../src/domain/calendar/day.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import { dataLines } from "./bench-data.ts";

/** A real delivery with its promise; `ordered_on` is null where nobody wrote it down. */
export interface DeliverySample {
  readonly supplier_code: string;
  readonly item_code: string;
  readonly ordered_on: Day | null;
  readonly expected_on: Day;
  readonly received_on: Day;
}

/** Deliveries of medical goods by the day they were received; null where the data is absent. */
export function deliverySamples(): readonly DeliverySample[] | null {
  const lines = dataLines("scms_delivery_history.csv.gz");
  if (lines === null) return null;
  const rows: Record<string, string>[] = parse(lines.join("\n"), { columns: true });
  const samples = rows.flatMap((row) => {
    const expected_on = dayOf(row["Scheduled Delivery Date"]);
    const received_on = dayOf(row["Delivered to Client Date"]);
    if (expected_on === null || received_on === null) return [];
    const ordered_on = dayOf(row["PO Sent to Vendor Date"]);
    return [
      {
        ...{ supplier_code: row["Vendor"] ?? "", item_code: row["Item Description"] ?? "" },
        ...{ ordered_on, expected_on, received_on },
      },
    ];
  });
  return samples.sort((a, b) => (a.received_on < b.received_on ? -1 : a.received_on > b.received_on ? 1 : 0));
}

/** What a delivery looks like to the product, whose orders always have a date: an unwritten one is put 60 days before. */
export function asDelivery(sample: DeliverySample) {
  const assumed = addDays(sample.expected_on < sample.received_on ? sample.expected_on : sample.received_on, -60);
  const { ordered_on, received_on } = sample;
  const isKnown = ordered_on !== null && daysBetween(ordered_on, received_on) >= 0;
  return { ...sample, ordered_on: isKnown ? ordered_on : assumed };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2-Jun-06" or "6/2/06" as a day; null for "Date Not Captured" and the like. */
function dayOf(text = ""): Day | null {
  const [, dayText, monthName, yearOfName] = /^(\d+)-([A-Z][a-z]{2})-(\d{2})$/.exec(text) ?? [];
  if (dayText !== undefined && monthName !== undefined && yearOfName !== undefined) {
    return civil(yearOfName, MONTHS.indexOf(monthName) + 1, Number(dayText));
  }
  const [, month, day, year] = /^(\d+)\/(\d+)\/(?:20)?(\d{2})$/.exec(text) ?? [];
  return month === undefined || day === undefined || year === undefined
    ? null
    : civil(year, Number(month), Number(day));
}

function civil(year: string, month: number, day: number): Day {
  return `20${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
