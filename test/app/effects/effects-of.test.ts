import { describe, expect, it } from "@jest/globals";
import type { AssessedSubject } from "../../../src/app/effects/assessed-subject.ts";
import { effectsOf } from "../../../src/app/effects/effects-of.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import type { AlertRuleRow, ItemRow } from "../../../src/contracts/rows.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const LOOP_FORMS: readonly FormName[] = [
  "stock_level",
  "stockout_alert",
  "stockout_event",
  "replenishment",
  "care_task",
];

const aRule = (parts: Partial<AlertRuleRow> = {}): AlertRuleRow =>
  anAlertRule({ rule_name: "通知采购", channel: "console", ...parts });

function effects(assessed: AssessedSubject, rules: readonly AlertRuleRow[] = [aRule()], bound = LOOP_FORMS) {
  const setting = { ...aSetting({ bound: new Set(bound) }), rules };
  return effectsOf(assessed, { wanted: { alert_severity: "缺货" }, written: {}, pending: null }, setting);
}

const made = (assessed: AssessedSubject, rules?: readonly AlertRuleRow[]) =>
  effects(assessed, rules).map(({ action }) =>
    action.kind === "send_message" ? `message to ${action.message.receiver_role}` : `${action.kind} ${action.form}`,
  );

const waiting = {
  orders: [
    { customer_code: "K1", quantity: 7 },
    { customer_code: "K2", quantity: 5 },
  ],
};

describe("what follows from an assessment", () => {
  it("estimates the cost of a proposal at the price of its quantity", () => {
    const valuesOf = (item: Partial<ItemRow>) => {
      const proposals = effects(anAssessedSubject({ on_hand: 0, item })).flatMap(({ action }) =>
        action.kind === "create_record" && action.form === "replenishment" ? [action.values] : [],
      );
      return proposals[0] ?? {};
    };
    const plain = valuesOf({ moq: 240 });
    expect(plain).toMatchObject({ suggested_order_quantity: 240, estimated_cost: 7200 });
    const price_breaks = [{ from_quantity: 200, unit_price: 27.5 }];
    expect(valuesOf({ moq: 240, price_breaks })).toMatchObject({
      ...{ suggested_order_quantity: 240, estimated_cost: 6600, rounding_reason: "按起订量 240" },
    });
  });

  it("is everything a shortage needs, once it is raised", () => {
    expect(made(anAssessedSubject({ on_hand: 0, ...waiting }))).toEqual([
      "update_record stock_level",
      "create_record stockout_alert",
      "message to 采购",
      "create_record replenishment",
      "create_record care_task",
      "create_record care_task",
      "create_record stockout_event",
    ]);
  });

  it("is the same keys again when it is looked at again, so that nothing is made twice", () => {
    const assessed = anAssessedSubject({ on_hand: 0, ...waiting });
    const again = effects({ ...assessed, transition: "held", revision: 2 });
    const keys = new Set(effects(assessed).map(({ effect_key }) => effect_key));
    const fresh = again.filter(({ effect_key }) => !keys.has(effect_key)).map(({ action }) => action.kind);
    expect(fresh).toEqual(["update_record"]);
  });

  it("closes the alert and the event when it clears", () => {
    const cleared = { ...anAssessedSubject({ on_hand: 0 }), transition: "cleared" as const };
    expect(made(cleared)).toEqual([
      "update_record stock_level",
      "update_created stockout_alert",
      "update_created stockout_event",
    ]);
  });

  it("asks for an answer again when it gets worse than what somebody answered to", () => {
    const worse = { ...anAssessedSubject({ on_hand: 0 }), transition: "escalated" as const, revision: 3 };
    const change = effects(worse).find(({ action }) => action.kind === "update_created");
    expect(change?.action).toMatchObject({ form: "stockout_alert", values: { alert_status: "待处理" } });
  });

  it("writes nothing to forms that the shop does not have", () => {
    const setting = effects(anAssessedSubject({ on_hand: 0, ...waiting }), [], ["stock_level"]);
    expect(setting.map(({ action }) => action.kind)).toEqual(["update_record"]);
  });

  it("leaves the message to the platform where the rule says so, by one path only", () => {
    const found = effects(anAssessedSubject({ on_hand: 0 }), [aRule({ delivery_path: "platform" })]);
    expect(found.some(({ action }) => action.kind === "send_message")).toBe(false);
    const triggers = found.map(({ action }) => "start_trigger" in action && action.start_trigger);
    expect(triggers.filter(Boolean)).toHaveLength(1);
  });

  it("tells of a shop seen for the first time only what is out or about to be", () => {
    const calm = anAssessedSubject({ on_hand: 0 });
    const high = { ...calm, is_first: true, risk: { ...calm.risk, severity: "high" as const } };
    expect(made(high).filter((what) => what.startsWith("message"))).toEqual([]);
    expect(made({ ...calm, is_first: true }).filter((what) => what.startsWith("message"))).toHaveLength(1);
  });

  it("is silent to an inactive rule and to one that asks for worse", () => {
    const calm = anAssessedSubject({ on_hand: 0 });
    const high = { ...calm, risk: { ...calm.risk, severity: "high" as const } };
    const rules = [aRule({ is_active: false }), aRule({ rule_name: "只报缺货", minimum_severity: "out" })];
    expect(made(high, rules).filter((what) => what.startsWith("message"))).toEqual([]);
  });

  it("writes back nothing that stands there already", () => {
    const assessed = { ...anAssessedSubject({ on_hand: 0 }), transition: "held" as const };
    const same = { alert_severity: "缺货" };
    expect(effectsOf(assessed, { wanted: same, written: same, pending: null }, { ...aSetting(), rules: [] })).toEqual(
      [],
    );
  });
});
