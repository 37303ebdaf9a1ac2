import { describe, expect, it } from "@jest/globals";
import { effectKeys } from "../../../src/app/alert/alert-keys.ts";
import type { AssessedSubject } from "../../../src/app/effects/assessed-subject.ts";
import { effectsOf } from "../../../src/app/effects/effects-of.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const BOUND: ReadonlySet<FormName> = new Set([
  "stock_level",
  "stockout_alert",
  "stockout_event",
  "replenishment",
  "care_task",
]);
const same = { wanted: {}, written: {}, pending: null };

const effects = (assessed: AssessedSubject, rules: readonly AlertRuleRow[] = []) =>
  effectsOf(assessed, same, { ...aSetting({ bound: BOUND }), rules });

/** What is written to a form, by its field values. */
const valuesOf = (assessed: AssessedSubject, form: FormName) =>
  effects(assessed).flatMap(({ action }) =>
    action.kind !== "send_message" && action.form === form ? [action.values] : [],
  );

const short = anAssessedSubject({
  on_hand: 3,
  orders: [
    { customer_code: "K1", quantity: 3, order_no: "SO-1" },
    { customer_code: "K2", quantity: 5, order_no: "SO-2" },
    { customer_code: "K2", quantity: 4, order_no: "SO-3" },
  ],
  customers: [{ customer_code: "K2", customer_name: "李四百货", owner_name: "小陈" }],
  purchases: [{ expected_on: "2026-11-26" }],
});

describe("care", () => {
  it("asks once per customer with all their orders, and not for whom the stock suffices", () => {
    expect(valuesOf(short, "care_task")).toMatchObject([
      {
        customer_code: "K2",
        customer_name: "李四百货",
        owner_name: "小陈",
        order_no: "SO-2、SO-3",
        affected_quantity: 9,
      },
    ]);
  });

  it("asks for nobody who is not named", () => {
    const orders = ["散客", "", "C-1"].map((customer_code, i) => ({ customer_code, quantity: 9, order_no: `SO-${i}` }));
    expect(valuesOf(anAssessedSubject({ on_hand: 0, orders }), "care_task")).toMatchObject([{ customer_code: "C-1" }]);
  });

  it("names the day on which goods are expected", () => {
    const [task] = valuesOf(short, "care_task");
    expect(task?.["care_reason"]).toContain("2026-11-26");
  });

  it("is asked for anew in the next episode, not while this one lasts", () => {
    const keyOf = (assessed: AssessedSubject) =>
      effects(assessed).find(({ action }) => action.kind === "create_record" && action.form === "care_task")
        ?.effect_key;
    const later = { ...short, transition: "held" as const, revision: 7, at: 99_000 };
    const next = { ...short, alert: { ...short.alert, episode: 2 } };
    expect(keyOf(later)).toBe(keyOf(short));
    expect(keyOf(next)).not.toBe(keyOf(short));
  });

  it("reaches a customer who orders while the alert stands already", () => {
    expect(valuesOf({ ...short, transition: "held" }, "care_task")).toHaveLength(1);
  });
});

describe("messages", () => {
  const rules = [anAlertRule(), anAlertRule({ rule_name: "老板", minimum_severity: "out", receiver_role: "老板" })];
  const sent = (assessed: AssessedSubject, given = rules) =>
    effects(assessed, given).filter(({ action }) => action.kind === "send_message");

  it("go out once per rule", () => {
    expect(sent(anAssessedSubject({ on_hand: 0 }))).toHaveLength(2);
  });

  it.each(["held", "eased", "cleared", "none"] as const)("do not go out when an alert is %s", (transition) => {
    expect(sent({ ...anAssessedSubject({ on_hand: 0 }), transition })).toEqual([]);
  });

  it("go out again when it gets worse, as other messages", () => {
    const raised = anAssessedSubject({ on_hand: 0 });
    const worse = { ...raised, transition: "escalated" as const, alert: { ...raised.alert, last_notified_at: 5_000 } };
    const keys = [...sent(raised), ...sent(worse)].map(({ effect_key }) => effect_key);
    expect(new Set(keys).size).toBe(4);
  });

  it("wait for the end of quiet hours on lines of their own, so that none holds back another", () => {
    const quiet = anAlertRule({ quiet_start: "09:00", quiet_end: "11:00" });
    const [now, later] = sent({ ...anAssessedSubject({ on_hand: 0 }), at: 0 }, [
      anAlertRule({ rule_name: "现在" }),
      quiet,
    ]);
    expect(now?.due_at).toBe(0);
    expect(later?.due_at).toBe(3_600_000);
    expect(now?.line).not.toBe(later?.line);
  });
});

describe("an alert that stands again within its episode", () => {
  const reopened = { ...short, is_reopened: true, revision: 9 };

  it.each(["held", "escalated"] as const)("opens its record again: %s", (transition) => {
    expect(valuesOf({ ...reopened, transition }, "stockout_alert")).toMatchObject([
      { alert_status: "待处理", cleared_at: null },
    ]);
  });

  it.each(["held", "escalated"] as const)("opens its event again, which has not ended: %s", (transition) => {
    expect(valuesOf({ ...reopened, transition }, "stockout_event")).toMatchObject([{ ended_at: null }]);
  });

  it("is the same record, changed in its turn", () => {
    const change = effects({ ...reopened, transition: "held" }).find(({ action }) => action.kind === "update_created");
    const created_by = effectKeys.alert(short.subject, short.alert.episode);
    expect(change).toMatchObject({ line: created_by, action: { created_by } });
  });
});

describe("a purchase proposal", () => {
  it("is made once per episode, however often it gets worse", () => {
    const keys = [short, { ...short, transition: "escalated" as const, revision: 5 }].map((assessed) =>
      effects(assessed).find(({ action }) => action.kind === "create_record" && action.form === "replenishment"),
    );
    expect(keys[0]?.effect_key).toBe(keys[1]?.effect_key);
  });

  it("starts its workflow, for somebody to approve", () => {
    const proposal = effects(short).find(({ action }) => "form" in action && action.form === "replenishment");
    expect(proposal?.action).toMatchObject({
      start_workflow: true,
      values: {
        suggested_order_quantity: short.risk.suggested_order_quantity,
        replenishment_status: "待审批",
        supplier_code: "S-1",
      },
    });
  });

  it.each([null, 0])("is not made where nothing is to be ordered: %s", (suggested_order_quantity) => {
    const enough = { ...short, risk: { ...short.risk, suggested_order_quantity } };
    expect(valuesOf(enough, "replenishment")).toEqual([]);
  });
});

describe("every record that is made", () => {
  it("bears its own effect key, by which it is found again", () => {
    const creations = effects(short).filter(({ action }) => action.kind === "create_record");
    expect(creations.length).toBeGreaterThan(0);
    for (const { action, effect_key } of creations) expect(action).toMatchObject({ values: { effect_key } });
  });

  it("goes before what is less urgent", () => {
    const calm = { ...short, risk: { ...short.risk, severity: "high" as const } };
    const urgent = { ...short, risk: { ...short.risk, severity: "out" as const } };
    const first = ([effect]: ReturnType<typeof effects>) => effect?.priority ?? Number.NaN;
    expect(first(effects(urgent))).toBeLessThan(first(effects(calm)));
  });
});
