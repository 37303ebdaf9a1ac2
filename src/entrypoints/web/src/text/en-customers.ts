import type { zhCustomers } from "./zh-customers.ts";

/** The page of customers' rights in English. */
export const enCustomers: typeof zhCustomers = {
  customers: {
    title: "Customer data",
    lead: "For customers who ask to see, take along or erase their data (PIPL articles 45 and 47). Every export and erasure is written down.",
    code: "Customer code",
    find: "Look",
    export: "Export JSON",
    exported: "Exported; hand it to the customer only",
    erase: "Erase personal data…",
    lift: "Let in again",
    lifted: "Records that are read from now on are kept as they are",
    no_name: "(no name)",
    erased_before: (at) =>
      `Erased on ${at}. Their records are kept under a pseudonym whenever they are read, until that is lifted.`,
    kept: "What is kept here",
    nothing: "Nothing by which the customer could be known.",
    count: {
      customers: "Customer records",
      sales_lines: "Order lines",
      records: "Records of forms",
      pending_actions: "Care tasks not written yet",
      past_actions: "Care tasks written",
      consents: "Consents and messages to them",
      messages: "Messages naming the customer",
      exposures: "Stockouts that hit them",
      figures: "Figures of how they buy",
      care: "Care and coupons",
      bodies: "Messages of the platform",
      waiting: "Messages of the platform in line",
    },
    open_orders: (n) =>
      `${n} order ${n === 1 ? "line is" : "lines are"} not shipped yet. What a contract needs may be kept until then; after erasure nobody is asked to care for this customer.`,
    on_platform: "Left for you to do on the platform",
    on_platform_hint:
      "StockGuard does not touch these records. Delete the customer and the care tasks; of orders clear the name and phone and keep the customer code, or they count as demand no more. Keep what the law demands.",
    records: (n) => (n === 1 ? "1 record" : `${n} records`),
    dialogue_title: "Erase this customer's personal data?",
    dialogue_lead:
      "This cannot be undone. Name, phone, address and free text go, care tasks not written yet are dropped, and messages name them no more.",
    dialogue_stays:
      "Goods, quantities, dates, amounts and order numbers stay under a random pseudonym, to forecast demand.",
    type_code: (code) => `Type the customer code ${code} to confirm`,
    confirm: "Erase",
    cancel: "Cancel",
    done: (pseudonym) =>
      `Erased. The orders now belong to ${pseudonym}, and so does whatever is read of this customer until that is lifted.`,
  },
};
