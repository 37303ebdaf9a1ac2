import { createCareSegments } from "../../../src/app/care/care-segments.ts";
import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { createLikelyBuyers } from "../../../src/app/exposure/likely-buyers.ts";
import { createSupplierTables } from "../../../src/app/supplier/supplier-tables.ts";
import { createTuningReport } from "../../../src/app/tuning/tuning-report.ts";
import type { HolidayCalendar } from "../../../src/ports/holiday-calendar.ts";
import type { Store } from "../../../src/ports/store.ts";
import { NOW, TODAY } from "./a-tuned-shop.ts";

/** The report on a store, as the program makes it. */
export function reporterOn(store: Store, calendar: HolidayCalendar) {
  const clock = { now: () => NOW, today: () => TODAY };
  const breathe = () => Promise.resolve();
  const marks = { pseudonyms: () => Promise.resolve(() => null) };
  const keptChurn = createKeptChurn(store.registry);
  return createTuningReport({
    ...{ ...store, clock, breathe, keptChurn },
    supplierTables: createSupplierTables({ ...store, calendar, clock }),
    retention: createKeptRetention(store),
    segmentsOf: createCareSegments({ ...store, clock }),
    likelyBuyers: createLikelyBuyers({ ...store, breathe, marks, customerBases: createCustomerBases(store.registry) }),
    formUrl: ({ entry_id }) => Promise.resolve(`https://forms.test/${entry_id}`),
  });
}
