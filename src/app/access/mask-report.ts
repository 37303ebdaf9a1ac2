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
