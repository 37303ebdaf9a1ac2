import { describe, expect, it } from "@jest/globals";
import { createSqlStore } from "../../src/adapters/store/sql/create-sql-store.ts";
import { openSqlite, type SqliteDriver } from "../../src/adapters/store/sqlite/open-sqlite.ts";
import { createSqliteDatabase } from "../../src/adapters/store/sqlite/sqlite-database.ts";
import { QUIET_ALERT } from "../../src/domain/alert/alert-state.ts";
import type { Store } from "../../src/ports/store.ts";
import { aBroadcast } from "./a-broadcast.ts";
import { aCareTurn, aCoupon, anAssignment } from "./care-builders.ts";
import { aChoice } from "./a-choice.ts";
import { aLook, anExposure } from "./exposure-builders.ts";
import { theFindings } from "./an-event.ts";
import { anItem, aPurchaseLine, aReceiptLine, aSalesLine, aStockLevel, aSupplier } from "./row-builders.ts";
import { aChange, addEffects, anAlertEvent, anEffect, anEntry, aSubject, PROBLEM, SHOP } from "./store-builders.ts";

/** Tables that grow without end; reading one whole, or one installation of it, would grow with it. */
const LARGE =
  /(inbox|record|sales_line|purchase_line|receipt_line|movement|return_line|count_line|past_delivery|purchase_choice|broadcast|exposure|customer_figure|care_assignment|care_coupon|stockout_event|event_snapshot|feedback|enquiry|effect)\b/;

/** Indexes of what waits for work or for a person, read in their own order or of nothing else. */
const IN_ORDER =
  /inbox_line|inbox_open|inbox_aside|inbox_pushed|inbox_forgotten|effect_busy|effect_messages|effect_writes|effect_settled|purchase_choice_open|stockout_event_to_explain/;

/** A driver that remembers every statement it is asked for. */
function remembering(sqlite: SqliteDriver): { readonly driver: SqliteDriver; readonly asked: Set<string> } {
  const asked = new Set<string>();
  const remember = (sql: string) => {
    asked.add(sql);
    return sql;
  };
  const driver: SqliteDriver = {
    ...sqlite,
    all: (sql, ...values) => sqlite.all(remember(sql), ...values),
    lists: (sql, ...values) => sqlite.lists(remember(sql), ...values),
    get: (sql, ...values) => sqlite.get(remember(sql), ...values),
    run: (sql, ...values) => sqlite.run(remember(sql), ...values),
  };
  return { driver, asked };
}

/** One round of all that a running add-on does. */
async function work(store: Store): Promise<void> {
  const { inbox, records, subjects, assessments, outbox } = store;
  await inbox.append([anEntry("d1"), anEntry("d2")]);
  await inbox.busyInstallations(0);
  await inbox.claim({ installation_id: SHOP, limit: 500, now: 0, lease_ms: 0 });
  const [first, second] = await inbox.waiting(SHOP, 500);
  const place = { installation_id: SHOP, id: second?.id ?? 0 };
  await inbox.postpone(place, 5_000);
  await inbox.setAside(place, PROBLEM, 6_000);
  await inbox.aside(SHOP, 50);
  await inbox.retryAside(SHOP, second?.id ?? 0);
  await inbox.summary(SHOP);
  const rows = [anItem(), aSupplier(), aStockLevel(), aSalesLine(), aPurchaseLine(), aReceiptLine()];
  const changes = rows.map((row, i) => aChange(`r${i}`, [row], { inbox_id: first?.id ?? null }));
  await records.apply(changes);
  await records.apply(changes.map((change) => ({ ...change, version: 2 })));
  await records.apply(changes.map((change) => ({ ...change, version: 3, removed: true, values: {}, rows: [] })));
  await records.get(SHOP, "item", "r0");
  await inbox.prune(9_000);
  await inbox.forget(9_000, 10);
  await outbox.forget(9_000, 10);
  await subjects.markAll(SHOP, 2_000);
  await subjects.cancelClaims(SHOP);
  await subjects.dirtyCount(SHOP);
  await subjects.facts(aSubject(), "2026-01-01");
  await subjects.all(SHOP);
  await subjects.customers(SHOP, ["C-1"]);
  await subjects.items(SHOP, ["CUP"]);
  await store.returns.ofItem(SHOP, "CUP", "2026-01-01");
  await store.returns.monthsOf(SHOP, "CUP", "2026-01-01");
  await store.enquiries.ofPlace(aSubject(), "2026-01-01");
  await store.enquiries.ofCustomers(SHOP, ["C-1", "C-2"]);
  await store.feedback.since(SHOP, "2026-01-01");
  await store.feedback.goodsOf(SHOP, ["SO-1"]);
  await store.feedback.orderMonths(SHOP, "2026-01-01");
  await store.alertEvents.spansOf(SHOP, ["CUP"]);
  await store.counts.ofPlace(aSubject(), "2026-01-01");
  await assessments.saveAlert(aSubject(), QUIET_ALERT, { before: QUIET_ALERT, event: anAlertEvent(), effects: [] });
  await store.alertEvents.ofSubject(aSubject(), 0);
  await store.alertEvents.raisedSince(SHOP, 0);
  await store.alertEvents.supplyOf(SHOP, [aSubject()], 0);
  await store.alertEvents.forget(1, 10);
  const placement = { installation_id: SHOP, request_id: "p1", choices: [aChoice()], effects: [], now: 9_000 };
  await store.purchaseChoices.place(placement);
  await store.purchaseChoices.ofRequest(SHOP, "p1");
  await store.purchaseChoices.since(SHOP, 0);
  await store.purchaseCourses.latest(SHOP, { day: "2026-01-01", instant: 0 }, 9);
  await store.placeRecords.of(aSubject(), "2026-01-01");
  const event = { ...aSubject(), episode: 1 };
  await store.stockoutEvents.due(SHOP, { today: "2026-01-02", ended_since: "2026-01-01" }, 9);
  await store.stockoutEvents.between(SHOP, { from: "2026-01-01", through: "2026-01-31" }, 9);
  await store.stockoutEvents.get(event);
  await store.stockoutEvents.snapshots(event);
  await store.stockoutEvents.keep(event, theFindings(), []);
  await store.stockoutEvents.choices(SHOP);
  await store.stockoutEvents.forget(1, 10);
  await store.broadcasts.add(SHOP, aBroadcast());
  await store.broadcasts.due(SHOP, 9_000, 20);
  await store.broadcasts.save(SHOP, aBroadcast({ next_at: null }));
  await store.broadcasts.of(SHOP, ["msg-1"]);
  await store.broadcasts.forget(1, 10);
  await store.substitutes.of(SHOP, "CUP");
  await store.substitutes.salesDays(SHOP, "2026-01-01", "2026-01-30");
  await store.substitutes.boughtLines(SHOP, "2026-01-01", "2026-01-07");
  await store.substitutes.customerBuying(SHOP, { customer_code: "C-1", since: "2026-01-01", limit: 9, most_lines: 9 });
  await store.substitutes.knowsCustomer(SHOP, "C-1");
  await store.substitutes.oldestOffers(SHOP, "2026-01-01");
  await store.substitutes.settleOffers(SHOP, { day: "2026-01-01", offers: 0 }, []);
  await store.substitutes.forgetOffersOf(SHOP, "mark");
  await store.substitutes.forgetOffers("2026-01-01", 10);
  await store.substitutes.bestStocked(SHOP, { category: "杯壶", location_code: "WH" }, 20);
  await store.substitutes.safePlaces(SHOP, ["CUP"]);
  const { care } = store;
  await care.assign(aCareTurn({ assignments: [anAssignment()], coupons: [aCoupon()] }));
  await care.ofEvent(SHOP, "CUP/W-1/1");
  await care.ofCustomers(SHOP, ["C-1"]);
  await care.since(SHOP, "2026-11-01");
  await care.coupons(SHOP, "2026-11-01");
  await care.couponsOf(SHOP, "C-1");
  await care.noteTask(SHOP, anAssignment(), { done_on: null, care_status: null, outcome: null });
  await care.noteCoupon(SHOP, "YH-1", { state: "issued", order_no: null });
  await care.arrivals(SHOP, "2026-11-01");
  await care.rename(SHOP, "C-1", "erased-1");
  await care.purchases(SHOP, "2026-11-01");
  await care.forget("2023-11-01", 9);
  const page = { after: "C-1", limit: 9 };
  await store.buyingHistories.customerCodes(SHOP, page);
  await store.buyingHistories.linesOf(SHOP, page);
  await store.salesHistory.salesLinesOf(SHOP, page);
  await store.buyingHistories.buyersOf(SHOP, "CUP", page);
  await store.buyingHistories.worthOfBuyers(SHOP, { from: "2026-01-01", through: "2026-12-31" }, page);
  await store.customerFigures.page(SHOP, "C-1", 9);
  await store.customerFigures.of(SHOP, ["C-1"]);
  await store.exposures.keep(SHOP, [aLook([anExposure()])]);
  await store.exposures.ofEvent(SHOP, "CUP/WH/1");
  await store.exposures.ofCustomer(SHOP, "C-1");
  await store.exposures.since(SHOP, "2026-01-01", { after: null, limit: 9 });
  await store.exposures.since(SHOP, "2026-01-01", { after: anExposure(), limit: 9 });
  await store.exposures.erase(SHOP, "C-1");
  await store.exposures.forget("2026-01-01", 10);
  await store.customerData.replacingLines(SHOP, ["customer/k1"]);
  await outbox.messagesOfLine(SHOP, "digest/rule/1");
  await addEffects(store, anEffect("e3", { replaces_line: true }));
  await outbox.busyInstallations();
  const held = await outbox.claim({ installation_id: SHOP, lane: "platform", limit: 16, now: 9_000, lease_ms: 1 });
  await outbox.renew(held, 9_001);
  await outbox.release(held.slice(1));
  for (const effect of held) {
    await outbox.settle(effect, { kind: "retry", due_at: 0, problem: PROBLEM, is_try: true });
    await outbox.replay(SHOP, effect.id, 1);
  }
  await outbox.list(SHOP, { state: "dead" }, 50);
  await outbox.list(SHOP, { kind: "send_message" }, 50);
  await outbox.ofSubject(aSubject(), 20);
}

describe("query plans", () => {
  it.each([
    { state: "on a database that was never analysed", analyse: false },
    { state: "on one that was analysed while it was small", analyse: true },
  ])("read no growing table further than they must, $state", async ({ analyse }) => {
    const sqlite = openSqlite(":memory:");
    const { driver, asked } = remembering(sqlite);
    const store = createSqlStore(createSqliteDatabase(driver));
    await addEffects(store, anEffect("e1"), anEffect("e2", { line: "other" }));
    if (analyse) sqlite.analyze();
    await work(store);
    const wide = [...asked].flatMap((sql) => {
      const details = sqlite.all(`explain query plan ${sql}`).map(({ detail }) => String(detail));
      const steps = details.map((detail) => detail.replace(/ LEFT-JOIN$/, ""));
      return steps.filter((step) => isWide(step, sql)).map((step) => `${step}\n  in ${sql}`);
    });
    expect(asked.size).toBeGreaterThan(40);
    expect(wide).toEqual([]);
    sqlite.close();
  });
});

describe("what one customer bought", () => {
  it("is read from the index alone, and no more of it than the latest lines, however many share a code", async () => {
    const sqlite = openSqlite(":memory:");
    const { driver, asked } = remembering(sqlite);
    const store = createSqlStore(createSqliteDatabase(driver));
    await store.substitutes.customerBuying(SHOP, {
      customer_code: "C-1",
      since: "2026-01-01",
      limit: 9,
      most_lines: 9,
    });
    const plan = [...asked]
      .filter((sql) => sql.includes("sales_line"))
      .flatMap((sql) => sqlite.all(`explain query plan ${sql}`).map(({ detail }) => String(detail)));
    const reads = plan.filter((step) => step.includes("sales_line"));
    const byCustomer = expect.stringContaining(
      "sales_line_by_customer (installation_id=? AND customer_code=? AND ordered_on>",
    );
    expect(reads).toEqual([byCustomer, byCustomer]);
    expect(reads.join()).not.toContain("USING INDEX");
    sqlite.close();
  });
});

/** A scan, or a search by nothing more than the installation, or by nothing at all; or a change of all that waits. */
function isWide(step: string, sql: string): boolean {
  if (!LARGE.test(step) || IN_ORDER.test(step)) return false;
  if (sql.startsWith("update") && step.includes("effect_by_state")) return true;
  return step.startsWith("SCAN") || /\(installation_id[=>]\?\)$/.test(step) || !step.endsWith(")");
}
