import type { Store } from "../../../ports/store.ts";
import { createSqlAccounts } from "./accounts.ts";
import { createSqlAlertEvents } from "./alert-events.ts";
import { createSqlAssessments } from "./assessments.ts";
import { createSqlBroadcasts } from "./broadcasts.ts";
import { createSqlBuying } from "./buying.ts";
import { createSqlBuyingHistories } from "./buying-histories.ts";
import { createSqlCare } from "./care.ts";
import { createSqlConsents } from "./consents.ts";
import { createSqlCounts } from "./counts.ts";
import { createSqlCustomerData } from "./customer-data.ts";
import { createSqlCustomerFigures } from "./customer-figures.ts";
import { createSqlEnquiries } from "./enquiries.ts";
import { createSqlExposures } from "./exposures.ts";
import { createSqlFeedback } from "./feedback.ts";
import { createSqlInbox } from "./inbox.ts";
import { createSqlItemClasses } from "./item-classes.ts";
import { createSqlOutbox } from "./outbox.ts";
import { createSqlPlaceRecords } from "./place-records.ts";
import { createSqlProduction } from "./production.ts";
import { createSqlPurchaseChoices } from "./purchase-choices.ts";
import { createSqlPurchaseCourses } from "./purchase-courses.ts";
import { createSqlRecords } from "./records.ts";
import { createSqlRegistry } from "./registry.ts";
import { createSqlReturns } from "./returns.ts";
import { createSqlRuleVersions } from "./rule-versions.ts";
import { createSqlSubstitutes } from "./substitutes.ts";
import { createSqlSalesHistory } from "./sales-history.ts";
import type { SqlDatabase } from "./sql-database.ts";
import { createSqlStockoutEvents } from "./stockout-events.ts";
import { createSqlSubjects } from "./subjects.ts";

/** The whole store on one database. */
export function createSqlStore(database: SqlDatabase): Store {
  return {
    inbox: createSqlInbox(database),
    records: createSqlRecords(database),
    subjects: createSqlSubjects(database),
    assessments: createSqlAssessments(database),
    alertEvents: createSqlAlertEvents(database),
    stockoutEvents: createSqlStockoutEvents(database),
    placeRecords: createSqlPlaceRecords(database),
    ruleVersions: createSqlRuleVersions(database),
    outbox: createSqlOutbox(database),
    itemClasses: createSqlItemClasses(database),
    production: createSqlProduction(database),
    buying: createSqlBuying(database),
    buyingHistories: createSqlBuyingHistories(database),
    salesHistory: createSqlSalesHistory(database),
    customerFigures: createSqlCustomerFigures(database),
    exposures: createSqlExposures(database),
    purchaseChoices: createSqlPurchaseChoices(database),
    purchaseCourses: createSqlPurchaseCourses(database),
    returns: createSqlReturns(database),
    counts: createSqlCounts(database),
    feedback: createSqlFeedback(database),
    enquiries: createSqlEnquiries(database),
    consents: createSqlConsents(database),
    broadcasts: createSqlBroadcasts(database),
    substitutes: createSqlSubstitutes(database),
    care: createSqlCare(database),
    registry: createSqlRegistry(database),
    accounts: createSqlAccounts(database),
    customerData: createSqlCustomerData(database),
    tidy: database.tidy,
    ping: database.ping,
    close: database.close,
  };
}
