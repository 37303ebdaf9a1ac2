import type { Store } from "../../../ports/store.ts";
import { storeClosed } from "../store-closed.ts";
import { createMemoryAccounts } from "./memory-accounts.ts";
import { createMemoryAlertEvents } from "./memory-alert-events.ts";
import { createMemoryAssessments } from "./memory-assessments.ts";
import { createMemoryBases } from "./memory-bases.ts";
import { createMemoryBroadcasts } from "./memory-broadcasts.ts";
import { createMemoryBuying } from "./memory-buying.ts";
import { createMemoryBuyingHistories } from "./memory-buying-histories.ts";
import { createMemoryCare } from "./memory-care.ts";
import { createMemoryConsents } from "./memory-consents.ts";
import { createMemoryCounts } from "./memory-counts.ts";
import { createMemoryCustomerData } from "./memory-customer-data.ts";
import { createMemoryCustomerFigures } from "./memory-customer-figures.ts";
import { createMemoryDirtySubjects } from "./memory-dirty-subjects.ts";
import { createMemoryExposures } from "./memory-exposures.ts";
import { createMemoryEnquiries } from "./memory-enquiries.ts";
import { createMemoryFeedback } from "./memory-feedback.ts";
import { createMemoryInbox } from "./memory-inbox.ts";
import { createMemoryItemClasses } from "./memory-item-classes.ts";
import { createMemoryOutbox } from "./memory-outbox.ts";
import { createMemoryPlaceRecords } from "./memory-place-records.ts";
import { createMemoryProduction } from "./memory-production.ts";
import { createMemoryPurchaseChoices } from "./memory-purchase-choices.ts";
import { createMemoryPurchaseCourses } from "./memory-purchase-courses.ts";
import { createMemoryRecords } from "./memory-records.ts";
import { createMemoryRegistry } from "./memory-registry.ts";
import { createMemoryReturns } from "./memory-returns.ts";
import { createMemoryRuleVersions } from "./memory-rule-versions.ts";
import { createMemoryRows } from "./memory-rows.ts";
import { createMemorySettings } from "./memory-settings.ts";
import { createMemoryStockoutEvents } from "./memory-stockout-events.ts";
import { createMemorySalesHistory } from "./memory-sales-history.ts";
import { createMemorySubjects } from "./memory-subjects.ts";
import { createMemorySubstitutes } from "./memory-substitutes.ts";
import { createMemoryTouchLookup } from "./memory-touch-lookup.ts";

/** The whole store in plain objects: the simplest thing that keeps every promise but durability. */
export function createMemoryStore(): Store {
  const rows = createMemoryRows();
  const dirty = createMemoryDirtySubjects();
  const { inbox, ...line } = createMemoryInbox();
  const { alertEvents, ...told } = createMemoryAlertEvents();
  const { ruleVersions, ...changed } = createMemoryRuleVersions();
  const settings = createMemorySettings();
  const { outbox, ...list } = createMemoryOutbox(told.keep, settings);
  const { itemClasses, ...classified } = createMemoryItemClasses(rows);
  const { production, ...planned } = createMemoryProduction(rows);
  const { purchaseChoices, ...chosen } = createMemoryPurchaseChoices({
    ...{ rows, isDirty: dirty.isDirty, addEffect: list.add, effects: list.effects },
  });
  const { stockoutEvents, ...lacked } = createMemoryStockoutEvents(rows, list.add);
  const { exposures, ...exposed } = createMemoryExposures();
  const { customerFigures, figuresOf, ...figured } = createMemoryCustomerFigures();
  const { care, ...cared } = createMemoryCare({ rows, settings, addEffect: list.add });
  const { assessments, ...assessed } = createMemoryAssessments({
    ...{ dirty, addEffect: list.add, keepOutlooks: planned.keepOutlooks, keepAlertEvents: told.keep },
    ...{ countChoices: chosen.count, keepExposures: exposed.keep, markEvent: lacked.mark },
    keepAssignments: cared.keep,
  });
  const parts = { rows, dirty, assessedSubjects: assessed.subjects, hasOutlooks: planned.hasOutlooks };
  const lookup = (installation_id: string) => createMemoryTouchLookup(parts, installation_id);
  const { records, ...kept } = createMemoryRecords({
    ...{ rows, dirty, lookup, finishEntry: line.finish, keepRuleStates: changed.keep },
  });
  const { customerData, ...erased } = createMemoryCustomerData({
    rows,
    records: kept.all,
    ...{ effects: list.effects, replaceEffect: list.replaceEffect },
    ...{ bodies: line.bodies, emptyBody: line.emptyBody },
  });
  const { consents, ...agreed } = createMemoryConsents();
  const { broadcasts, ...prepared } = createMemoryBroadcasts();
  const { substitutes, ...stood_in } = createMemorySubstitutes({ rows, list: assessments.list });
  const { feedback, ...heard } = createMemoryFeedback({ rows, addEffect: list.add });
  const end = createEnd();
  const forgetting = [
    ...[dirty, line, list, assessed, told, changed, classified, planned, chosen, kept, erased, agreed, prepared],
    ...[stood_in, exposed, figured, cared, lacked, heard],
  ];

  return {
    inbox: end.until(inbox),
    records: end.until(records),
    subjects: end.until(createMemorySubjects(parts)),
    assessments: end.until({ ...assessments, bases: createMemoryBases({ rows, assessments, outbox, itemClasses }) }),
    alertEvents: end.until(alertEvents),
    stockoutEvents: end.until(stockoutEvents),
    placeRecords: end.until(createMemoryPlaceRecords(rows)),
    ruleVersions: end.until(ruleVersions),
    outbox: end.until(outbox),
    itemClasses: end.until(itemClasses),
    production: end.until(production),
    buying: end.until(createMemoryBuying({ rows, assessments })),
    salesHistory: end.until(createMemorySalesHistory(rows)),
    buyingHistories: end.until(createMemoryBuyingHistories(rows, figuresOf)),
    customerFigures: end.until(customerFigures),
    exposures: end.until(exposures),
    purchaseChoices: end.until(purchaseChoices),
    purchaseCourses: end.until(createMemoryPurchaseCourses({ rows, effects: list.effects })),
    returns: end.until(createMemoryReturns(rows)),
    counts: end.until(createMemoryCounts(rows)),
    feedback: end.until(feedback),
    enquiries: end.until(createMemoryEnquiries(rows)),
    consents: end.until(consents),
    broadcasts: end.until(broadcasts),
    substitutes: end.until(substitutes),
    care: end.until(care),
    registry: end.until(
      createMemoryRegistry(settings, (installation_id) => forgetting.forEach((part) => part.forget(installation_id))),
    ),
    accounts: end.until(createMemoryAccounts()),
    customerData: end.until(customerData),
    ...end.until({ tidy: async () => undefined, ping: async () => undefined }),
    close: async () => end.come(),
  };
}

/** Lets a store end: from then on every call rejects. */
function createEnd() {
  let isOver = false;
  return {
    come: () => {
      isOver = true;
    },
    until<T extends object>(part: T): T {
      // Parts of a store hold nothing but functions.
      const calls = Object.entries(part) as [string, (...given: unknown[]) => unknown][];
      const guarded = calls.map(([name, call]) => [
        name,
        async (...given: unknown[]) => {
          if (isOver) throw storeClosed();
          return call(...given);
        },
      ]);
      // The same asynchronous functions under the same names.
      return Object.fromEntries(guarded) as T;
    },
  };
}
