import { beforeEach, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createAssessSubjects } from "../../../src/app/assess/assess-subjects.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { SupplierSlowdown } from "../../../src/domain/inventory/supplier-slowdown.ts";
import type { Store } from "../../../src/ports/store.ts";
import {
  aCustomer,
  aLocation,
  anItem,
  aSalesLine,
  aStockLevel,
  aSupplier,
  anAlertRule,
  anEnquiry,
} from "../../store/row-builders.ts";
import { aChange, anAlertEvent, aRemoval, aSubject, PROBLEM, SHOP, touch } from "../../store/store-builders.ts";

const START = Date.parse("2026-11-23T02:00:00Z");
const HOUR_MS = 3_600_000;
const TODAY = "2026-11-23";
const BOUND: readonly FormName[] = ["stock_level", "sales_order", "stockout_alert", "care_task", "replenishment"];
const subject = aSubject();

describe("assessing what changes have put in doubt", () => {
  let store: Store;
  let now: number;
  let version: number;
  let ready: readonly string[];
  let slow: ReadonlyMap<string, SupplierSlowdown>;

  beforeEach(async () => {
    store = createMemoryStore();
    now = START;
    version = 1;
    ready = [SHOP];
    slow = new Map();
    await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 0 });
    const history = Array.from({ length: 60 }, (_, index) =>
      aChange(`o${index}`, [
        aSalesLine({
          order_no: `S${index}`,
          ordered_on: addDays(TODAY, index - 60),
          quantity: 5,
          line_state: "closed",
        }),
      ]),
    );
    await store.records.apply([
      aChange("i", [anItem()]),
      aChange("s", [aSupplier()]),
      aChange("c", [aCustomer()]),
      aChange("a", [anAlertRule({ scope_kind: "all", quiet_start: null, quiet_end: null })]),
      ...history,
    ]);
  });

  function assess(): Promise<number> {
    return createAssessSubjects({
      ...store,
      clock: createSystemClock({ now: () => now }),
      calendar: createChineseCalendar(),
      effectSetting: () =>
        Promise.resolve({
          bound: new Set(BOUND),
          clock: createSystemClock({ now: () => now }),
          link: () => null,
        }),
      pooledModel: () => Promise.resolve(undefined),
      foretellBuyers: () => Promise.resolve([]),
      slowSuppliers: () => Promise.resolve(slow),
      alarmBudget: () => Promise.resolve(undefined),
      isReady: (id) => Promise.resolve(ready.includes(id)),
      breathe: () => Promise.resolve(),
    })();
  }

  /** The shelf is counted, some time later. */
  async function counted(on_hand: number, record_id = "l", later_ms = 60_000): Promise<void> {
    now += later_ms;
    version += 1;
    await store.records.apply([aChange(record_id, [aStockLevel({ on_hand })], { version, seen_at: now })]);
    await assess();
  }

  const kept = () => store.assessments.get(subject);
  const effects = async (kind: "update_record" | "create_record" | "update_created" | "send_message") =>
    (await store.outbox.list(SHOP, { kind }, 100)).toReversed();

  /** Everything waiting is done, except what `fails` names. */
  async function allDone(fails: (effect_key: string) => boolean = () => false): Promise<void> {
    for (;;) {
      const wish = { installation_id: SHOP, limit: 100, now, lease_ms: HOUR_MS };
      const held = [
        ...(await store.outbox.claim({ ...wish, lane: "platform" })),
        ...(await store.outbox.claim({ ...wish, lane: "messages" })),
      ];
      if (held.length === 0) return;
      for (const effect of held) {
        const outcome = fails(effect.effect_key) ? { kind: "dead" as const, at: now, problem: PROBLEM } : null;
        await store.outbox.settle(effect, outcome ?? { kind: "done", at: now, receipt: null });
      }
    }
  }

  it("leaves a shop alone that has not been read completely, and forgets nothing of it", async () => {
    ready = [];
    await counted(0);
    expect(await kept()).toBeNull();
    ready = [SHOP];
    await assess();
    expect((await kept())?.risk.severity).toBe("out");
  });

  it("names a supplier that has become slower in the explanation of its items, and of no others", async () => {
    slow = new Map([
      ["S-1", { recent_count: 6, recent_days: 15, before_count: 18, before_days: 6 }],
      ["S-2", { recent_count: 4, recent_days: 9, before_count: 8, before_days: 3 }],
    ]);
    await counted(20);
    const explanation = (await kept())?.risk.explanation;
    expect(explanation?.supply.lead_time.slowdown).toEqual(slow.get("S-1"));
    await store.records.apply([aChange("i", [anItem({ supplier_code: null })], { version: 99, seen_at: now })]);
    await assess();
    expect((await kept())?.risk.explanation.supply.lead_time).not.toHaveProperty("slowdown");
  });

  it("tells people of a place by the name that its form has now", async () => {
    await store.records.apply([aChange("w", [aLocation({ location_name: "华东一号仓" })])]);
    await counted(0);
    const titles = (await effects("send_message")).map(({ action }) => {
      return action.kind === "send_message" ? action.message.title : null;
    });
    expect(titles).toEqual(["【缺货】保温杯（华东一号仓） 已缺货"]);
  });

  it("takes a burst of changes of one item for one assessment", async () => {
    await counted(100);
    for (let edit = 0; edit < 20; edit += 1) await touch(store, subject, now);
    expect(await assess()).toBe(1);
    expect(await assess()).toBe(0);
  });

  it("works off more subjects than one share holds", async () => {
    const shelves = Array.from({ length: 70 }, (_, n) => aChange(`m${n}`, [aStockLevel({ item_code: `M${n}` })]));
    await store.records.apply(shelves);
    let rounds = 0;
    while ((await assess()) > 0) rounds += 1;
    expect(rounds).toBeGreaterThan(1);
    expect(await store.subjects.dirtyCount(SHOP)).toBe(0);
  });

  it("writes what the record should bear once, and again only when it differs", async () => {
    await counted(100);
    await allDone();
    await touch(store, subject, now);
    await assess();
    expect(await effects("update_record")).toHaveLength(1);
    await counted(0);
    expect(await effects("update_record")).toHaveLength(2);
  });

  it("writes again what the platform refused, as soon as it is looked at again", async () => {
    await counted(100);
    await allDone((key) => key.startsWith("write_back"));
    await touch(store, subject, now);
    await assess();
    expect(await effects("update_record")).toHaveLength(2);
  });

  it("writes to the record that took another's place, though the fields are the same", async () => {
    await counted(100);
    await allDone();
    await store.records.apply([aRemoval("stock_level", "l", { version: 50 })]);
    await counted(100, "l2");
    const targets = (await effects("update_record")).map(
      ({ action }) => action.kind === "update_record" && action.record_id,
    );
    expect(targets).toEqual(["l", "l2"]);
  });

  it("makes each record of a shortage once, however often it is looked at", async () => {
    await store.records.apply([aChange("open", [aSalesLine({ order_no: "OPEN", ordered_on: TODAY, quantity: 9 })])]);
    await counted(2);
    for (const on_hand of [1, 0, 1]) await counted(on_hand);
    const forms = (await effects("create_record")).map(({ action }) => action.kind === "create_record" && action.form);
    expect(forms.toSorted()).toEqual(["care_task", "replenishment", "stockout_alert"]);
  });

  it("ends an alert when goods have come, and counts the next shortage as another", async () => {
    await counted(0);
    await counted(5_000);
    expect((await kept())?.alert).toMatchObject({ status: "quiet", episode: 1 });
    await counted(0, "l", 48 * HOUR_MS);
    expect((await kept())?.alert).toMatchObject({ status: "raised", episode: 2 });
  });

  it("takes a relapse within the cool-down for the same episode, and is silent", async () => {
    await counted(0);
    const told = (await effects("send_message")).length;
    await counted(5_000);
    await counted(0);
    expect((await kept())?.alert).toMatchObject({ status: "raised", episode: 1 });
    expect(await effects("send_message")).toHaveLength(told);
    const [last] = (await effects("update_created")).slice(-1);
    expect(last?.action).toMatchObject({
      form: "stockout_alert",
      values: { alert_status: "待处理", cleared_at: null },
    });
  });

  it("keeps a person's answer that came while it was assessing", async () => {
    await counted(0);
    const raised = (await kept())?.alert;
    if (raised === undefined) throw new Error("nothing was raised");
    await touch(store, subject, now);
    const [claimed] = await store.subjects.claimDirty(SHOP, 1, now, HOUR_MS);
    await store.assessments.saveAlert(
      subject,
      { ...raised, status: "acknowledged" },
      { before: raised, event: anAlertEvent(), effects: [] },
    );
    const stale = await kept();
    if (claimed === undefined || stale === null) throw new Error("nothing was claimed");
    await store.assessments.commit([{ claimed, assessment: { ...stale, alert: raised }, effects: [] }]);
    expect((await kept())?.alert.status).toBe("acknowledged");
  });

  describe("for a rule that waits for another condition", () => {
    const few = anAlertRule({
      ...{ rule_name: "不足二十天", scope_kind: "all", quiet_start: null, quiet_end: null, channel: "店长群" },
      ...{ condition_kind: "days_of_supply", condition_value: 20, cool_down_hours: 48 },
    });
    const told = async () =>
      (await effects("send_message")).flatMap(({ action }) =>
        action.kind === "send_message" && action.message.channel === "店长群" ? [action.message.title] : [],
      );
    const DAY_MS = 24 * HOUR_MS;

    it("tells when it has become true, once, and again after its cool-down", async () => {
      await counted(500);
      await store.records.apply([aChange("few", [few])]);
      await counted(75);
      await counted(74);
      expect(await told()).toEqual([expect.stringMatching(/^【可供天数不足】.*可供 15 天，低于 20 天$/)]);
      await counted(500);
      await counted(75);
      expect(await told()).toHaveLength(1);
      await counted(74, "l", 2 * DAY_MS);
      expect(await told()).toHaveLength(2);
      expect((await kept())?.rule_standings).toEqual([{ rule_name: "不足二十天", told_at: now, is_owed: false }]);
    });

    it("tells nothing of what was so before the rule was written", async () => {
      await counted(75);
      await store.records.apply([aChange("few", [few])]);
      await counted(74);
      expect(await told()).toEqual([]);
    });

    it("keeps to the cool-down though the subject was gone meanwhile", async () => {
      await store.records.apply([aChange("few", [few])]);
      const shelf = (on_hand: number, at: number) =>
        aChange("g", [aStockLevel({ item_code: "GONE", on_hand })], { version: at });
      const lines = Array.from({ length: 60 }, (_, index) =>
        aSalesLine({ order_no: `G${index}`, item_code: "GONE", ordered_on: addDays(TODAY, index - 60), quantity: 5 }),
      );
      const sales = (at: number) => lines.map((line, index) => aChange(`go${index}`, [line], { version: at }));
      const isToldOfGone = async () =>
        (await store.outbox.ofSubject(aSubject({ item_code: "GONE" }), 100)).filter(({ effect_key }) =>
          effect_key.startsWith("condition/"),
        ).length;
      await store.records.apply([shelf(5_000, 2), ...sales(2)]);
      await assess();
      await store.records.apply([shelf(1, 3)]);
      await assess();
      expect(await isToldOfGone()).toBe(1);
      await store.records.apply([
        aRemoval("stock_level", "g", { version: 4 }),
        ...lines.map((_, index) => aRemoval("sales_order", `go${index}`, { version: 4 })),
      ]);
      await assess();
      expect(await store.assessments.get(aSubject({ item_code: "GONE" }))).toBeNull();
      await store.records.apply([shelf(0, 5), ...sales(5)]);
      await assess();
      expect((await store.assessments.get(aSubject({ item_code: "GONE" })))?.risk.severity).toBe("out");
      expect(await isToldOfGone()).toBe(1);
    });
  });

  it("reads of those who asked the customers alone that get a task", async () => {
    const asking = Array.from({ length: 30 }, (_, n) =>
      aChange(`e${n}`, [
        anEnquiry({
          ...{ enquiry_no: `YX-${n}`, enquiry_kind: "quote", asked_on: TODAY, location_code: "WH" },
          ...{ customer_code: `ASKER-${n}`, quantity: 30 - n, order_no: null },
        }),
      ]),
    );
    await store.records.apply(asking);
    const read: string[] = [];
    const { subjects } = store;
    const customers: Store["subjects"]["customers"] = (installation_id, codes) => {
      read.push(...codes);
      return subjects.customers(installation_id, codes);
    };
    store = { ...store, subjects: { ...subjects, customers } };
    await counted(0);
    const tasks = (await effects("create_record")).flatMap(({ action }) =>
      action.kind === "create_record" && action.form === "care_task" ? [action.values["customer_code"]] : [],
    );
    expect(tasks).toHaveLength(10);
    expect(read.filter((code) => code.startsWith("ASKER-")).sort()).toEqual(tasks.sort());
  });

  it("ends the alert of what is no more, and counts on when it is back", async () => {
    await store.records.apply([
      aChange("g", [aStockLevel({ item_code: "GONE", on_hand: 0 })]),
      aChange("go", [aSalesLine({ order_no: "G", item_code: "GONE", ordered_on: TODAY })]),
    ]);
    await assess();
    const gone = aSubject({ item_code: "GONE" });
    const first = await store.assessments.get(gone);
    expect(first?.alert).toMatchObject({ status: "raised", episode: 1 });
    await store.records.apply([
      aRemoval("stock_level", "g", { version: 9 }),
      aRemoval("sales_order", "go", { version: 9 }),
    ]);
    now += HOUR_MS;
    await assess();
    expect(await store.assessments.get(gone)).toBeNull();
    const closing = await effects("update_created");
    expect(closing.at(-1)?.action).toMatchObject({ form: "stockout_alert", values: { alert_status: "已解除" } });
    await store.records.apply([
      aChange("g", [aStockLevel({ item_code: "GONE", on_hand: 0 })], { version: 20 }),
      aChange("go", [aSalesLine({ order_no: "G", item_code: "GONE", ordered_on: TODAY })], { version: 20 }),
    ]);
    await assess();
    expect((await store.assessments.get(gone))?.alert).toMatchObject({ status: "raised", episode: 2 });
  });
});
