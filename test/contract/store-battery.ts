/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { AddonError } from "../../src/contracts/problem.ts";
import type { Store } from "../../src/ports/store.ts";
import { anEntry, SHOP } from "../store/store-builders.ts";
import { describeAccounts } from "./accounts-battery.ts";
import { describeAlertEvents } from "./alert-events-battery.ts";
import { describeAssessments } from "./assessments-battery.ts";
import { describeBoard } from "./board-battery.ts";
import { describeSubstitutes } from "./substitutes-battery.ts";
import { describeBroadcasts } from "./broadcasts-battery.ts";
import { describeBuying } from "./buying-battery.ts";
import { describeSalesHistory } from "./sales-history-battery.ts";
import { describeBuyingHistories } from "./buying-histories-battery.ts";
import { describeCare } from "./care-battery.ts";
import { describeConsents } from "./consents-battery.ts";
import { describeCounts } from "./counts-battery.ts";
import { describeCustomerData } from "./customer-data-battery.ts";
import { describeCustomerFigures } from "./customer-figures-battery.ts";
import { describeDemandEvents } from "./demand-events-battery.ts";
import { describeEnquiries } from "./enquiries-battery.ts";
import { describeExposures } from "./exposures-battery.ts";
import { describeFacts } from "./facts-battery.ts";
import { describeInbox } from "./inbox-battery.ts";
import { describeItemClasses } from "./item-classes-battery.ts";
import { describeOutbox } from "./outbox-battery.ts";
import { describeProduction } from "./production-battery.ts";
import { describePurchaseChoices } from "./purchase-choices-battery.ts";
import { describePurchaseCourses } from "./purchase-courses-battery.ts";
import { describePurchasePlan } from "./purchase-plan-battery.ts";
import { describeRecords } from "./records-battery.ts";
import { describeRegistry } from "./registry-battery.ts";
import { describeFeedback } from "./feedback-battery.ts";
import { describeReturns } from "./returns-battery.ts";
import { describeRuleVersions } from "./rule-versions-battery.ts";
import { describeStockoutEvents } from "./stockout-events-battery.ts";
import { describeSubjects } from "./subjects-battery.ts";
import { describeTouches } from "./touches-battery.ts";

type OpenStore = () => Store | Promise<Store>;

/** What every store promises, whatever keeps it; `openCheaply` may give one that is not closed after each test. */
export function describeStore(name: string, open: OpenStore, openCheaply: OpenStore = open): void {
  describe(`${name} as a store`, () => {
    const store = openedBeforeEach(openCheaply);

    describeInbox(store);
    describeRecords(store);
    describeTouches(store);
    describeSubjects(store);
    describeFacts(store);
    describeDemandEvents(store);
    describeProduction(store);
    describePurchasePlan(store);
    describePurchaseChoices(store);
    describePurchaseCourses(store);
    describeAssessments(store);
    describeAlertEvents(store);
    describeStockoutEvents(store);
    describeRuleVersions(store);
    describeBoard(store);
    describeOutbox(store);
    describeItemClasses(store);
    describeBuying(store);
    describeBuyingHistories(store);
    describeSalesHistory(store);
    describeCustomerFigures(store);
    describeExposures(store);
    describeReturns(store);
    describeEnquiries(store);
    describeFeedback(store);
    describeCounts(store);
    describeConsents(store);
    describeBroadcasts(store);
    describeSubstitutes(store);
    describeCare(store);
    describeRegistry(store);
    describeAccounts(store);
    describeCustomerData(store);
  });

  describe(`${name} and its end`, () => {
    const store = openedBeforeEach(open);

    it("answers as long as it is open, and says so when it is closed", async () => {
      await expect(store().ping()).resolves.toBeUndefined();
      await store().tidy();
      await store().close();
      await store().close();
      const calls = [
        () => store().ping(),
        () => store().inbox.append([anEntry("d1")]),
        () => store().records.apply([]),
        () => store().subjects.all(SHOP),
      ];
      for (const call of calls) {
        const error: unknown = await call().catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(AddonError);
        expect(error).toMatchObject({ code: "store_closed", hint: expect.any(String) });
      }
    });

    it("takes in what was still on its way when it was closed", async () => {
      const added = store().inbox.append([anEntry("d1")]);
      await store().close();
      expect(await added).toBe(1);
    });
  });
}

function openedBeforeEach(open: OpenStore): () => Store {
  let opened: Store;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());
  return () => opened;
}
