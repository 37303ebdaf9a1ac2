import { checkPlan } from "../../domain/production/check-plan.ts";
import type { MaterialStatus } from "../../domain/production/material-status.ts";
import type { OrderOutlook } from "../../domain/production/order-outlook.ts";
import type { AlertSeverity } from "../../domain/risk/severity.ts";
import { fieldsToWrite } from "../../domain/writeback/visible-step.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { FieldValues } from "../../contracts/form.ts";
import { withoutPaused } from "../../contracts/paused-fields.ts";
import type { AssessmentCommit } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect, Outbox, StoredEffect } from "../../ports/outbox.ts";
import type { KeptOrderOutlook, Production } from "../../ports/production.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { DirtySubject } from "../../ports/subjects.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import type { EffectSetting } from "../effects/assessed-subject.ts";
import { createNotices } from "../notices/notices.ts";
import { noteBomCycles } from "./bom-notice.ts";
import type { LoadedPlan } from "./load-plan.ts";
import { NO_PLAN_FIELDS, planFields } from "./plan-fields.ts";

/** Ports of `assessPlan`. */
export interface AssessPlanPorts {
  readonly production: Pick<Production, "outlooks">;
  readonly records: Pick<Records, "get">;
  readonly outbox: Pick<Outbox, "get">;
  /** Where notices are kept. */
  readonly registry: Pick<Registry, "settings" | "saveSetting" | "removeSetting">;
  readonly clock: Pick<Clock, "now" | "today" | "startOf">;
}

/** The record of an order, what it is to bear, and what it bears as far as we wrote it. */
interface OrderRecord {
  readonly record_id: string;
  readonly wanted: FieldValues;
  readonly written: FieldValues;
  /** The write under way, whose values a new one must not lose. */
  readonly pending: StoredEffect | null;
  readonly written_by: string | null;
  readonly status: MaterialStatus;
  readonly place: { readonly item_code: string; readonly location_code: string };
}

const NO_FIELDS: ReadonlySet<string> = new Set();

/** How soon a status is told: a line that will stop waits for nobody's stock figures. */
const SEVERITY_OF: Readonly<Record<MaterialStatus, AlertSeverity>> = {
  short: "critical",
  at_risk: "high",
  unknown: "watch",
  complete: "none",
};

/**
 * Holds every open production order against its material, and plans the writes to the orders' records: of the open ones
 * whose outlook changed visibly, and of those that were finished or called off, which no longer bear one.
 */
export function createAssessPlan({ production, records, outbox, registry, clock }: AssessPlanPorts) {
  const notices = createNotices({ registry, clock });

  return async function assessPlan(
    claimed: DirtySubject,
    { question, orders }: LoadedPlan,
    setting: EffectSetting,
  ): Promise<AssessmentCommit> {
    const kept = new Map((await production.outlooks(claimed.installation_id)).map((one) => [one.record_id, one]));
    const outlooks = checkPlan(question).orders;
    await noteBomCycles(notices, claimed.installation_id, question.bom);
    const effects: NewEffect[] = [];
    const plan: KeptOrderOutlook[] = [];
    for (const outlook of outlooks) {
      const record = await recordOf(claimed, outlook, kept.get(outlook.order_id), setting);
      const effect = writeOf(record, claimed, setting);
      if (effect !== null) effects.push(effect);
      plan.push({
        record_id: outlook.order_id,
        item_name: question.names.get(outlook.item_code) ?? outlook.item_code,
        outlook,
        written: effect === null ? record.written : record.wanted,
        written_by: effect?.effect_key ?? record.written_by,
        assessed_at: clock.now(),
      });
    }
    const open = new Set(orders.map(({ record_id }) => record_id));
    for (const one of kept.values()) {
      if (open.has(one.record_id)) continue;
      const effect = await farewell(one, claimed, setting);
      if (effect !== null) effects.push(effect);
    }
    return { claimed, assessment: null, effects, plan };
  };

  async function recordOf(
    { installation_id }: DirtySubject,
    outlook: OrderOutlook,
    kept: KeptOrderOutlook | undefined,
    { paused_plan_fields = NO_FIELDS }: EffectSetting,
  ): Promise<OrderRecord> {
    const borne = await borneBy(installation_id, kept);
    const { order_id: record_id, status, item_code, location_code } = outlook;
    return {
      ...{ record_id, status, place: { item_code, location_code }, ...borne },
      wanted: withoutPaused(planFields(outlook, clock.startOf), paused_plan_fields),
      // What a paused field bears is not known any more, so that it is written again once it is mended.
      written: withoutPaused(borne.written, paused_plan_fields),
    };
  }

  /** What a record bears of the last look: nothing where the write failed for good. */
  async function borneBy(
    installation_id: string,
    kept: KeptOrderOutlook | undefined,
  ): Promise<Pick<OrderRecord, "written" | "written_by" | "pending">> {
    const key = kept?.written_by ?? null;
    const write = key === null ? null : await outbox.get(installation_id, key);
    if (kept === undefined || write === null || write.state === "dead") {
      return { written: {}, written_by: null, pending: null };
    }
    return { written: kept.written, written_by: key, pending: write.state === "done" ? null : write };
  }

  function writeOf(record: OrderRecord, claimed: DirtySubject, setting: EffectSetting): NewEffect | null {
    if (!setting.bound.has("production_plan")) return null;
    const { record_id, wanted, written, pending, status, place } = record;
    const names = fieldsToWrite(written, wanted, { today: clock.today() });
    if (names.length === 0) return null;
    const unsent = pending?.action.kind === "update_record" ? Object.keys(pending.action.values) : [];
    const all = [...new Set([...names, ...unsent])].filter((name) => name in wanted);
    return {
      ...{ installation_id: claimed.installation_id, ...place },
      effect_key: effectKeys.productionOrder(record_id, claimed.revision),
      line: `production_plan/${record_id}`,
      replaces_line: true,
      priority: writeUrgency({ severity: SEVERITY_OF[status], is_raised: false, expected_loss: null }),
      due_at: clock.now(),
      caused_at: claimed.since,
      action: {
        ...{ kind: "update_record", form: "production_plan", record_id, start_trigger: false },
        values: Object.fromEntries(all.map((name) => [name, wanted[name] ?? null])),
      },
    };
  }

  /** Takes back what an order bears that takes nothing any more; null where it bears nothing, or is gone. */
  async function farewell(
    kept: KeptOrderOutlook,
    claimed: DirtySubject,
    setting: EffectSetting,
  ): Promise<NewEffect | null> {
    const { record_id, outlook } = kept;
    const record = await records.get(claimed.installation_id, "production_plan", record_id);
    const { written, ...borne } = await borneBy(claimed.installation_id, kept);
    if (record === null || record.removed || borne.written_by === null) return null;
    const { item_code, location_code } = outlook;
    const wanted = withoutPaused(NO_PLAN_FIELDS, setting.paused_plan_fields ?? NO_FIELDS);
    const place = { item_code, location_code };
    return writeOf({ record_id, wanted, written, ...borne, status: "complete", place }, claimed, setting);
  }
}
