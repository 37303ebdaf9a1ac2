/** Mainland mobile numbers keep their first three and last two digits; also in groups and behind +86. As long as before. */
export function maskPhones(text: string): string {
  return text.replace(
    /(?<!\d)((?:86[- ]?)?1[3-9]\d)([- ]?\d{4}[- ]?\d{2})(\d{2})(?!\d)/g,
    (_phone, first: string, middle: string, last: string) => first + middle.replace(/\d/g, "*") + last,
  );
}

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
