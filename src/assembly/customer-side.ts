/** What an add-on does for customers, and for keeping them: their rights, care, retention and feedback, wired. */
import { createCareForCustomers } from "../app/care/care-for-customers.ts";
import { createCareLooks } from "../app/care/care-looks.ts";
import { createCareReport } from "../app/care/care-report.ts";
import { createCareResults } from "../app/care/care-results.ts";
import { createCareSegments } from "../app/care/care-segments.ts";
import { createCareSettings } from "../app/care/care-settings.ts";
import { createForetoldTasks } from "../app/care/foretold-tasks.ts";
import type { PlanListPorts } from "../app/care/plan-list.ts";
import { createStarterPlans, type StarterPlansPorts } from "../app/care/starter-plans.ts";
import { createConsentLedger } from "../app/consent/consent-ledger.ts";
import type { CustomerMarks } from "../app/customer/customer-marks.ts";
import { createCustomerRights, type CustomerRightsPorts } from "../app/customer/customer-rights.ts";
import { createTagCustomers, type TagCustomersPorts } from "../app/customer/tag-customers.ts";
import { createToldTags } from "../app/customer/told-tags.ts";
import { createChurnNotes } from "../app/customer-base/churn-notes.ts";
import { createFigureCustomers } from "../app/customer-base/figure-customers.ts";
import type { CustomerBases } from "../app/customer-base/kept-customer-base.ts";
import type { KeptChurn } from "../app/customer-retention/kept-churn.ts";
import { createKeptMonths } from "../app/customer-retention/kept-months.ts";
import type { KeptRetention } from "../app/customer-retention/kept-retention.ts";
import { createMakeRetention } from "../app/customer-retention/make-retention.ts";
import { createWriteStockoutReports } from "../app/customer-retention/write-reports.ts";
import type { ReckonFutureLosses } from "../app/exposure/future-losses.ts";
import { createCustomerCourse } from "../app/exposure/customer-course.ts";
import { createHitCustomers } from "../app/exposure/hit-customers-report.ts";
import { createJudgeFeedback } from "../app/feedback/judge-feedback.ts";
import { createKeepRule, type KeepRulePorts } from "../app/rules/keep-rule.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Store } from "../ports/store.ts";
import type { TokenMaker } from "../ports/token-maker.ts";
import { carePlanChanged } from "../../webhooks/care-plan.ts";
import { failedInstallation } from "./failure-fields.ts";

interface CustomerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly marks: CustomerMarks;
  readonly customerBases: CustomerBases;
  readonly retention: KeptRetention;
  readonly keptChurn: KeptChurn;
  readonly futureLosses: ReckonFutureLosses;
  readonly erasingRecords: CustomerRightsPorts["records"] & KeepRulePorts["records"];
  readonly platform: CustomerRightsPorts["platform"] & StarterPlansPorts["platform"];
  readonly binding: CustomerRightsPorts["binding"] & TagCustomersPorts["binding"];
  /** Plans to begin with, by trade. */
  readonly packs: StarterPlansPorts["packs"];
  readonly formUrl: PlanListPorts["formUrl"];
  readonly tokens: TokenMaker;
  /** Days for which alerts and shortages are kept. */
  readonly kept_days: number;
  breathe(): Promise<void>;
}

/** Use cases about customers, those that the clock asks for among them. */
export type CustomerSide = ReturnType<typeof createCustomerSide>;

export function createCustomerSide(parts: CustomerParts) {
  const { store, clock, log, marks, customerBases, retention, keptChurn, futureLosses } = parts;
  const { erasingRecords, platform, binding, packs, formUrl, tokens, kept_days, breathe } = parts;
  const { registry, inbox } = store;
  const careSettings = createCareSettings(store);
  const careResults = createCareResults({ ...store, careSettings, clock });
  const segmentsOf = createCareSegments({ ...store, clock });
  const toldTags = createToldTags(store);
  const toldChurn = createToldTags(store, "churn_told");
  const failed = failedInstallation(log);

  return {
    careSettings,
    segmentsOf,
    foretoldTasks: createForetoldTasks({ registry, tokens, careSettings, stoppedActions: careResults.stopped }),
    consentLedger: createConsentLedger({ ...store, marks, clock }),
    hitCustomers: createHitCustomers({
      ...{ ...store, customerBases, clock, futureLosses },
      customerCourse: createCustomerCourse({ ...store, clock }),
    }),
    careReport: createCareReport({ ...store, careResults, clock, packs, formUrl }),

    starterPlans: createStarterPlans({
      ...{ packs, platform, registry },
      keepFound: createKeepRule({ records: erasingRecords, inbox, clock, webhook: carePlanChanged }).found,
    }),

    customers: createCustomerRights({
      ...{ ...store, records: erasingRecords, marks, platform, tokens, clock, binding },
      ...{ toldTags, toldChurn, retention, careLooks: createCareLooks(store) },
    }),

    tagCustomers: createTagCustomers({
      ...{ ...store, clock, breathe, binding, toldTags },
      onError: failed("warn", "tags.failed"),
    }),

    figureCustomers: createFigureCustomers({
      ...{ ...store, clock, breathe, marks, customerBases },
      churnNotes: createChurnNotes({ ...store, clock, binding, toldChurn }),
      onError: failed("error", "customers.failed"),
    }),

    careForCustomers: createCareForCustomers({
      ...{ ...store, clock, breathe, marks, tokens, careSettings, segmentsOf },
      stoppedActions: careResults.stopped,
      onError: failed("warn", "care.failed"),
    }),

    makeRetention: createMakeRetention({
      ...{ ...store, clock, breathe, marks, kept: retention, keptChurn, kept_days, careResults },
      keptMonths: createKeptMonths(registry),
      onError: failed("error", "retention.failed"),
    }),

    writeStockoutReports: createWriteStockoutReports({
      ...{ ...store, clock, kept: retention, binding },
      onError: failed("error", "stockout_report.failed"),
    }),

    judgeFeedback: createJudgeFeedback({
      ...{ ...store, clock, binding },
      onError: failed("warn", "feedback.unjudged"),
    }),
  };
}
