import type { zhProduction } from "./zh-production.ts";

/** The page of the production plan in English. */
export const enProduction: typeof zhProduction = {
  production: {
    title: "Production",
    lead: "Open production orders and their material, the first line to stop on top. Open a component to see its stock and receipts.",
    status: { complete: "Complete", at_risk: "May be late", short: "Short", unknown: "Bad BOM" },
    line_stop_date: "Line stops",
    early_line_stop_date: "Stops at the earliest",
    start_on: "Planned start",
    makeable: "Makeable",
    makeable_of: (makeable, quantity) => `${makeable} / ${quantity}`,
    resume_date: "Resumes",
    shortages: "Short of",
    missing: (quantity) => `${quantity} missing`,
    needed_on: (day) => `needed ${day}`,
    covered_on: (day) => `complete ${day}`,
    never_covered: "nothing on order covers it",
    no_stock_record: "no stock record",
    uses: "Taken by production",
    uses_hint: "What open production orders take by their bills of materials: planned, not forecast.",
    makes: (code) => `for ${code}`,
    takes: "taken",
    empty: "No open production orders",
    empty_hint:
      "Enter orders in the production plan form and components in the bill of materials: this page then says ahead of time on which day a line stops, and for want of what.",
    unbound: "No production plan is bound",
    unbound_hint:
      "Have an administrator run `stockguard install` to make the forms, or `stockguard bind` to choose existing ones.",
  },
};
