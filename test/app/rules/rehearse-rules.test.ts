import { describe, expect, it } from "@jest/globals";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import { type AlertEvent, FIRST_LOOK } from "../../../src/domain/alert/alert-event.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";
import { anItem } from "../../store/row-builders.ts";
import { aChange } from "../../store/store-builders.ts";
import { aToldPast, countedOf, happened, rehearsed } from "./a-told-past.ts";

/** Long enough ago for the record to reach back. */
const LONG_AGO: readonly AlertEvent[] = [happened("09-01", "10:00"), happened("09-02", "10:00", { kind: "cleared" })];

/** One rule over the alerts of one item. */
async function runOf(events: readonly AlertEvent[], parts: Partial<AlertRuleRow> = {}) {
  const store = await aToldPast({ CUP: [...LONG_AGO, ...events] });
  const { runs } = await rehearsed(store, [anAlertRule(parts)]);
  return countedOf(runs[0]);
}

describe("a rule tried on the last thirty days", () => {
  it("tells of what was raised, got worse and was brought to mind again, and of nothing else", async () => {
    const run = await runOf([
      happened("10-20", "10:00"),
      happened("11-01", "10:00"),
      happened("11-02", "10:00", { kind: "worsened", severity: "critical" }),
      happened("11-03", "10:00", { kind: "told" }),
      happened("11-04", "10:00", { kind: "reminded", severity: "critical" }),
      happened("11-05", "10:00", { kind: "cleared" }),
      happened("11-06", "10:00", { kind: "reopened" }),
    ]);
    expect(run).toMatchObject({ messages: 3, digests: 0, escalations: 0, caveats: [] });
    expect(run.messages_per_week).toBeCloseTo((3 * 7) / 30);
    expect(run.receivers).toEqual([
      { receiver_role: "采购", receiver: null, channel: "采购群", unset_channels: [], messages: 3 },
    ]);
    expect(run.items).toEqual([{ item_code: "CUP", location_code: "WH", item_name: "CUP", messages: 3 }]);
  });

  it("waits for its least level, as each message had it", async () => {
    const worse = happened("11-02", "10:00", { kind: "worsened", severity: "critical" });
    expect(await runOf([happened("11-01", "10:00"), worse], { minimum_severity: "critical" })).toMatchObject({
      messages: 1,
    });
  });

  it("leaves what the first look found to the board, but for what is urgent", async () => {
    const first = (severity: AlertEvent["severity"]) => [happened("11-01", "10:00", { severity, note: FIRST_LOOK })];
    expect((await runOf(first("high"))).messages).toBe(0);
    expect((await runOf(first("critical"))).messages).toBe(1);
  });

  it("is asked what it would do though it is switched off, and whatever its days", async () => {
    const off = { is_active: false, valid_from: "2027-01-01" };
    expect(await runOf([happened("11-01", "10:00")], off)).toMatchObject({ messages: 1, caveats: ["dates_left_out"] });
  });

  it("says that alerts of 关注 were not on record where no rule in force asked for them", async () => {
    const watch = { minimum_severity: "watch" } as const;
    expect((await runOf([], { ...watch, is_active: false })).caveats).toEqual(["watch_unknown"]);
    expect((await runOf([], watch)).caveats).toEqual([]);
  });
});

describe("the scope of a rule tried on the past", () => {
  it("is that of the item as it is today", async () => {
    const store = await aToldPast({
      CUP: [...LONG_AGO, happened("11-01", "10:00")],
      PAN: [happened("11-01", "10:00")],
    });
    const item = anItem({ item_code: "CUP", item_name: "保温杯", brand: "山川", supplier_code: "S-1", abc_class: "A" });
    await store.records.apply([aChange("i1", [item])]);
    const within = async (scope_kind: AlertRuleRow["scope_kind"], ...scope_values: readonly string[]) =>
      countedOf((await rehearsed(store, [anAlertRule({ scope_kind, scope_values })])).runs[0]).items.map(
        ({ item_name }) => item_name,
      );
    expect(await within("brand", "山川")).toEqual(["保温杯"]);
    expect(await within("supplier", "s-1")).toEqual(["保温杯"]);
    expect(await within("abc_class", "A")).toEqual(["保温杯"]);
    // Without a class an item counts as B.
    expect(await within("abc_class", "B")).toEqual(["PAN"]);
    expect(await within("category", "没有")).toEqual([]);
  });
});

describe("digests of the past", () => {
  const daily = anAlertRule({ grouping: "daily", digest_time: "18:00" });
  const raised = (time: string) => [happened("11-01", time)];

  it("hold what was gathered until their time, and leave out what had cleared by then", async () => {
    const cleared = happened("11-01", "17:00", { kind: "cleared" });
    const late = [happened("11-01", "10:00"), happened("11-01", "19:00", { kind: "cleared" })];
    const store = await aToldPast({
      ...{ A: [...LONG_AGO, ...raised("10:00")], B: late, C: [...raised("12:00"), cleared], D: raised("18:00") },
    });
    const { runs, in_force } = await rehearsed(store, [daily]);
    // A and B at 18:00; D, raised at the minute of the digest, waits for the next and goes alone.
    expect(runs[0]).toMatchObject({ messages: 2, digests: 1 });
    expect(countedOf(runs[0]).items.map(({ item_code }) => item_code)).toEqual(["A", "B", "D"]);
    expect(in_force).toMatchObject({ rules: 1, messages: 2, receivers: 1 });
  });

  it("leave out what became urgent before their time and was told by itself", async () => {
    const worse = happened("11-01", "14:00", { kind: "worsened", severity: "critical" });
    const store = await aToldPast({ A: [...LONG_AGO, ...raised("10:00"), worse], B: raised("10:00") });
    const { runs } = await rehearsed(store, [daily]);
    expect(runs[0]).toMatchObject({ messages: 2, digests: 0 });
    expect(countedOf(runs[0]).items.map(({ item_code, messages }) => [item_code, messages])).toEqual([
      ["A", 1],
      ["B", 1],
    ]);
  });

  it("hold nothing urgent, and nothing that is still to come", async () => {
    const store = await aToldPast({
      A: [...LONG_AGO, happened("11-01", "10:00", { severity: "out" })],
      B: [happened("11-23", "11:00")],
    });
    expect((await rehearsed(store, [daily])).runs[0]).toMatchObject({ messages: 1, digests: 0 });
  });
});

describe("escalations of the past", () => {
  const rule = { escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "短信" };
  const raised = happened("11-01", "10:00");

  it.each([
    { name: "go where nobody answered", events: [], want: 1 },
    {
      name: "go where the answer came too late",
      events: [happened("11-01", "10:31", { kind: "acknowledged" })],
      want: 1,
    },
    { name: "are left out after an answer", events: [happened("11-01", "10:29", { kind: "acknowledged" })], want: 0 },
    { name: "are left out after a purchase", events: [happened("11-01", "10:29", { kind: "ordered" })], want: 0 },
    { name: "are left out once it has cleared", events: [happened("11-01", "10:20", { kind: "cleared" })], want: 0 },
    {
      name: "begin anew where it got worse before they were due",
      events: [happened("11-01", "10:20", { kind: "worsened", severity: "out" })],
      want: 1,
    },
    {
      name: "go again where it got worse afterwards",
      events: [happened("11-01", "10:40", { kind: "worsened", severity: "out" })],
      want: 2,
    },
  ])("$name", async ({ events, want }) => {
    const run = await runOf([raised, ...events], rule);
    expect(run.escalations).toBe(want);
    expect(run.receivers.find(({ receiver_role }) => receiver_role === "老板")?.messages ?? 0).toBe(want);
  });

  it("wait for the end of quiet hours", async () => {
    const quiet = { ...rule, quiet_start: "20:00", quiet_end: "08:00" };
    const evening = [happened("11-01", "19:45"), happened("11-02", "07:59", { kind: "acknowledged" })];
    expect((await runOf(evening, rule)).escalations).toBe(1);
    expect((await runOf(evening, quiet)).escalations).toBe(0);
  });
});

describe("several rules tried together", () => {
  const shared = { receiver_role: "采购", channel: "采购群" };
  const low = anAlertRule({ ...shared, rule_name: "一般", priority: 1 });
  const high = anAlertRule({ ...shared, rule_name: "要紧", priority: 9, scope_kind: "item", scope_values: ["CUP"] });
  const past = () => aToldPast({ CUP: [...LONG_AGO, happened("11-01", "10:00")], PAN: [happened("11-01", "10:00")] });

  it("compete for a receiver by priority, and their total counts receivers once", async () => {
    const { runs, in_force, with_stopped } = await rehearsed(await past(), [low, high]);
    expect(runs.map((run) => countedOf(run).messages)).toEqual([1, 1]);
    expect(in_force).toMatchObject({ rules: 2, uncounted: 0, messages: 2, receivers: 1 });
    expect(with_stopped).toBeNull();
  });

  it("are as they are in force, and a stopped one beside them as if it were switched on", async () => {
    const { runs, in_force, with_stopped } = await rehearsed(await past(), [low, { ...high, is_active: false }]);
    expect(runs.map((run) => countedOf(run).messages)).toEqual([2, 1]);
    expect(in_force).toMatchObject({ rules: 1, messages: 2 });
    expect(with_stopped).toMatchObject({ rules: 2, messages: 2 });
  });

  it("are not guessed where the past does not tell", async () => {
    const few = anAlertRule({ condition_kind: "days_of_supply", condition_value: 7 });
    const { runs, in_force } = await rehearsed(await past(), [few, anAlertRule({ delivery_path: "platform" }), low]);
    expect(runs.slice(0, 2)).toEqual([
      { kind: "uncounted", reason: "condition" },
      { kind: "uncounted", reason: "platform" },
    ]);
    expect(in_force).toMatchObject({ rules: 3, uncounted: 2, messages: 2 });
  });

  it("are those of the installation where none are given", async () => {
    const store = await past();
    await store.records.apply([aChange("r1", [{ table: "alert_rule", row: low }])]);
    expect((await rehearsed(store)).in_force).toMatchObject({ rules: 1, messages: 2 });
  });
});

describe("messages whose channel nobody has set up", () => {
  const raised = { CUP: [...LONG_AGO, happened("11-20", "10:00")] };

  it("are said to go by the first channel of the rule that is set up", async () => {
    const rule = anAlertRule({ channel: "企业微信采购群，console" });
    const { runs, in_force } = await rehearsed(await aToldPast(raised), [rule]);
    const run = countedOf(runs[0]);
    expect(run).toMatchObject({ messages: 1, unsent: 0 });
    expect(run.receivers).toMatchObject([{ channel: "console", unset_channels: ["企业微信采购群"], messages: 1 }]);
    expect(in_force).toMatchObject({ messages: 1, unsent: 0, receivers: 1 });
  });

  it("are counted apart where none of the rule's channels is", async () => {
    const lost = anAlertRule({ channel: "企业微信采购群", receiver_role: "采购" });
    const sound = anAlertRule({ rule_name: "老板", channel: "采购群", receiver_role: "老板" });
    const { runs, in_force } = await rehearsed(await aToldPast(raised), [lost, sound]);
    const run = countedOf(runs[0]);
    expect(run).toMatchObject({ messages: 0, unsent: 1, items: [] });
    expect(run.receivers).toMatchObject([{ channel: null, unset_channels: ["企业微信采购群"], messages: 1 }]);
    expect(in_force).toMatchObject({ rules: 2, messages: 1, unsent: 1, receivers: 1 });
  });
});

describe("the span of a dry run", () => {
  it("is whole where the record reaches back so far", async () => {
    const store = await aToldPast({ CUP: LONG_AGO });
    const { span } = await rehearsed(store, [], { days: 7 });
    expect(span).toEqual({ days: 7, since: "2026-11-16", is_whole: true });
  });

  it("begins with the first day on record otherwise, and a few days make no week", async () => {
    const store = await aToldPast({ CUP: [happened("11-20", "10:00")] });
    const { span, in_force } = await rehearsed(store, [anAlertRule()]);
    expect(span).toEqual({ days: 30, since: "2026-11-20", is_whole: false });
    expect(in_force).toMatchObject({ messages: 1, messages_per_week: null });
  });

  it("is none where nothing is on record", async () => {
    const { span, runs } = await rehearsed(await aToldPast({}), [anAlertRule()]);
    expect(span).toEqual({ days: 30, since: null, is_whole: false });
    expect(runs).toEqual([{ kind: "uncounted", reason: "no_record" }]);
  });
});
