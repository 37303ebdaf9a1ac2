import { describe, expect, it } from "@jest/globals";
import { type StockFields, writeBackEffects } from "../../../src/app/effects/write-back.ts";
import type { FieldValues, FormName } from "../../../src/contracts/form.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import type { EffectAction } from "../../../src/ports/outbox.ts";
import { isRaisedUrgency, writeUrgency } from "../../../src/domain/writeback/write-urgency.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const platformRule = anAlertRule({ rule_name: "平台提醒", channel: "console", delivery_path: "platform" });
const ownRule: AlertRuleRow = { ...platformRule, delivery_path: "own" };

const RAISED = writeUrgency({ severity: "high", is_raised: true, expected_loss: null });
const CALM = writeUrgency({ severity: "high", is_raised: false, expected_loss: null });

const raised = anAssessedSubject({ on_hand: 0 });
const held = { ...raised, transition: "held" as const };

function pendingWrite(
  values: FieldValues,
  start_trigger = false,
  priority = CALM,
): NonNullable<StockFields["pending"]> {
  const action = { kind: "update_record", form: "stock_level", record_id: "r", values, start_trigger } as const;
  return { effect_key: "write_back/r/1", priority, action };
}

function written(
  fields: Partial<StockFields>,
  {
    assessed = held,
    rules = [ownRule],
    forms = [],
  }: { assessed?: typeof raised; rules?: readonly AlertRuleRow[]; forms?: readonly FormName[] } = {},
): EffectAction | null {
  const setting = { ...aSetting({ bound: new Set(forms) }), rules };
  const [effect] = writeBackEffects(assessed, { wanted: {}, written: {}, pending: null, ...fields }, setting);
  return effect?.action ?? null;
}

describe("a write to the stock record", () => {
  it("waits until somebody would see a difference", () => {
    const before = { stockout_probability: 0.3, alert_reason: "现有 9 件" };
    const after = { stockout_probability: 0.31, alert_reason: "现有 8 件" };
    expect(written({ wanted: after, written: before })).toBeNull();
  });

  it("bears what differs, and the minute of the assessment", () => {
    const before = { alert_severity: "预警", reorder_point: 12, alert_reason: "现有 9 件" };
    const after = { alert_severity: "紧急", reorder_point: 12, alert_reason: "现有 8 件" };
    expect(written({ wanted: after, written: before })).toMatchObject({
      values: { alert_severity: "紧急", alert_reason: "现有 8 件", assessed_at: "2026-11-23T02:00:00.000Z" },
      start_trigger: false,
    });
  });

  it("takes along what the write it replaces was to bring, as it is now", () => {
    const pending = pendingWrite({ days_of_supply: 3, stockout_date: null, assessed_at: "…" });
    const action = written({
      wanted: { alert_severity: "紧急", days_of_supply: 2.9, stockout_date: null, reorder_point: 12 },
      written: { alert_severity: "预警", days_of_supply: 2.9, stockout_date: null, reorder_point: 12 },
      pending,
    });
    expect(action).toMatchObject({ values: { alert_severity: "紧急", days_of_supply: 2.9, stockout_date: null } });
    expect(Object.keys(action?.kind === "update_record" ? action.values : {})).not.toContain("reorder_point");
  });
});

describe("the place in line of a write", () => {
  const change = { wanted: { days_of_supply: 0 }, written: { days_of_supply: 3 } };
  const isFirst = (assessed: typeof raised, pending: StockFields["pending"] = null) => {
    const setting = { ...aSetting(), rules: [] };
    const [effect] = writeBackEffects(assessed, { ...change, pending }, setting);
    return isRaisedUrgency(effect?.priority ?? Number.NaN);
  };

  it("is before all others where it tells of a raised severity", () => {
    expect(isFirst(raised)).toBe(true);
    expect(isFirst(held)).toBe(false);
  });

  it("is taken over from the write it replaces while the alarm stands, and given up when it does not", () => {
    expect(isFirst(held, pendingWrite({}, false, RAISED))).toBe(true);
    expect(isFirst(held, pendingWrite({}, false, CALM))).toBe(false);
    const calmed = { ...held, risk: { ...held.risk, severity: "watch" as const } };
    expect(isFirst(calmed, pendingWrite({}, false, RAISED))).toBe(false);
  });
});

describe("the platform's assistant", () => {
  const change = { wanted: { alert_severity: "缺货" }, written: { alert_severity: "正常" } };

  it("is started by the stock record only where a raised alert has no record of its own", () => {
    const rules = [platformRule];
    expect(written(change, { assessed: raised, rules })).toMatchObject({ start_trigger: true });
    expect(written(change, { assessed: raised, rules, forms: ["stockout_alert"] })).toMatchObject({
      start_trigger: false,
    });
    expect(written(change, { assessed: held, rules })).toMatchObject({ start_trigger: false });
    expect(written(change, { assessed: raised })).toMatchObject({ start_trigger: false });
  });

  it("is not forgotten where the write that was to start it is replaced", () => {
    const action = written({ ...change, pending: pendingWrite({}, true) });
    expect(action).toMatchObject({ start_trigger: true, trigger_of: "write_back/r/1" });
  });
});
