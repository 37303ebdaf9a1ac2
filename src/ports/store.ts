import type { Accounts } from "./accounts.ts";
import type { AlertEvents } from "./alert-events.ts";
import type { Assessments } from "./assessments.ts";
import type { Broadcasts } from "./broadcasts.ts";
import type { Buying } from "./buying.ts";
import type { BuyingHistories } from "./buying-histories.ts";
import type { Care } from "./care.ts";
import type { Consents } from "./consents.ts";
import type { Counts } from "./counts.ts";
import type { CustomerData } from "./customer-data.ts";
import type { CustomerFigures } from "./customer-figures.ts";
import type { Enquiries } from "./enquiries.ts";
import type { Exposures } from "./exposures.ts";
import type { Feedback } from "./feedback.ts";
import type { Inbox } from "./inbox.ts";
import type { ItemClassStore } from "./item-classes.ts";
import type { Outbox } from "./outbox.ts";
import type { PlaceRecordsReader } from "./place-records.ts";
import type { Production } from "./production.ts";
import type { PurchaseChoices } from "./purchase-choices.ts";
import type { PurchaseCourses } from "./purchase-courses.ts";
import type { Records } from "./records.ts";
import type { Registry } from "./registry.ts";
import type { Returns } from "./returns.ts";
import type { RuleVersions } from "./rule-versions.ts";
import type { Substitutes } from "./substitutes.ts";
import type { StockoutEvents } from "./stockout-events.ts";
import type { SalesHistory } from "./sales-history.ts";
import type { Subjects } from "./subjects.ts";

/** Everything durable, one part per use. Adapters provide all parts on one database. */
export interface Store {
  readonly inbox: Inbox;
  readonly records: Records;
  readonly subjects: Subjects;
  readonly assessments: Assessments;
  readonly alertEvents: AlertEvents;
  readonly stockoutEvents: StockoutEvents;
  readonly placeRecords: PlaceRecordsReader;
  readonly ruleVersions: RuleVersions;
  readonly outbox: Outbox;
  readonly itemClasses: ItemClassStore;
  readonly production: Production;
  readonly buying: Buying;
  readonly buyingHistories: BuyingHistories;
  readonly salesHistory: SalesHistory;
  readonly customerFigures: CustomerFigures;
  readonly exposures: Exposures;
  readonly purchaseChoices: PurchaseChoices;
  readonly purchaseCourses: PurchaseCourses;
  readonly returns: Returns;
  readonly counts: Counts;
  readonly feedback: Feedback;
  readonly enquiries: Enquiries;
  readonly consents: Consents;
  readonly broadcasts: Broadcasts;
  readonly substitutes: Substitutes;
  readonly care: Care;
  readonly registry: Registry;
  readonly accounts: Accounts;
  readonly customerData: CustomerData;
  /** Learns anew how large its tables are, so that it goes on finding the short way; after a first sync and now and then. */
  tidy(): Promise<void>;
  /** Resolves when the store answers, rejects otherwise. */
  ping(): Promise<void>;
  /** Makes durable what waits for its turn, then ends; closing twice is closing once, and later calls reject. */
  close(): Promise<void>;
}
