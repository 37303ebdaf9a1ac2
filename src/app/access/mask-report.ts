import { maskPhones } from "../../domain/text/mask-phones.ts";

/** Every text of a report with its phone numbers masked; the report's shape stays. */
export function maskReport<Report>(report: Report): Report {
  // A walk that changes texts into texts and nothing else.
  return masked(report) as Report;
}

function masked(value: unknown): unknown {
  if (typeof value === "string") return maskPhones(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, masked(part)]));
}

/** A report without margins and what customers are worth, for readers who may not see them; its shape stays. */
export function withoutMargins<Report>(report: Report): Report {
  // A walk that changes figures which the contracts allow to be null into null, and nothing else.
  return hidden(report) as Report;
}

const MARGINS: ReadonlySet<string> = new Set(["margin_loss", "lost_money", "future_loss"]);
/** Of a customer's figure, what they are worth; anything else may have a value that is no money. */
const WORTH: ReadonlySet<string> = new Set(["value", "value_basis"]);
const NOTHING: ReadonlySet<string> = new Set();

function hidden(value: unknown, worth = NOTHING): unknown {
  if (Array.isArray(value)) return value.map((part) => hidden(part));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (MARGINS.has(name) || worth.has(name)) return [name, null];
      return [name, hidden(part, name === "figure" ? WORTH : NOTHING)];
    }),
  );
}
