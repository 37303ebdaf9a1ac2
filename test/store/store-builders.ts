import type { AlertEvent } from "../../src/domain/alert/alert-event.ts";
import { QUIET_ALERT } from "../../src/domain/alert/alert-state.ts";
import { assessStockoutRisk, type RiskAssessment } from "../../src/domain/risk/assess-stockout-risk.ts";
import type { FormName } from "../../src/contracts/form.ts";
import type { Problem } from "../../src/contracts/problem.ts";
import type { CanonicalRow, TableName } from "../../src/contracts/rows.ts";
import type { Subject } from "../../src/contracts/subject.ts";
import type { KeptAssessment } from "../../src/ports/assessments.ts";
import type { InboxEntry } from "../../src/ports/inbox.ts";
import type { EffectAction, NewEffect } from "../../src/ports/outbox.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { KeptOrderOutlook } from "../../src/ports/production.ts";
import type { Store } from "../../src/ports/store.ts";

/** The installation of tests that need only one. */
export const SHOP = "shop";

/** Why something did not work. */
export const PROBLEM: Problem = { code: "platform_away", message: "平台暂时不可用", hint: "稍后会自动重试。" };

const FORM_OF: Readonly<Record<TableName, FormName>> = {
  item: "item",
  supplier: "supplier",
  customer: "customer",
  location: "location",
  stock_level: "stock_level",
  sales_line: "sales_order",
  purchase_line: "purchase_order",
  receipt_line: "goods_receipt",
  movement: "stock_movement",
  return_line: "sales_return",
  feedback: "customer_feedback",
  enquiry: "enquiry",
  count_line: "stock_count",
  alert_rule: "alert_rule",
  receiver: "receiver",
  promotion: "promotion",
  demand_adjustment: "demand_adjustment",
  bom_line: "bom",
  production_order: "production_plan",
  event_choice: "stockout_event",
};

/** A subject of the shop. */
export function aSubject({
  installation_id = SHOP,
  item_code = "CUP",
  location_code = "WH",
}: Partial<Subject> = {}): Subject {
  return { installation_id, item_code, location_code };
}

/** A message that just came. */
export function anEntry(delivery_id: string, parts: Partial<InboxEntry> = {}): InboxEntry {
  return {
    installation_id: SHOP,
    form: "stock_level",
    delivery_id,
    source: "push",
    trust: "body",
    received_at: 1_000,
    body: `{"op":"data_update","id":"${delivery_id}"}`,
    ...parts,
  };
}

/** A record that says the given rows; its values follow from them, so that other rows are other content. */
export function aChange(
  record_id: string,
  rows: readonly CanonicalRow[],
  parts: Partial<RecordChange> = {},
): RecordChange {
  return {
    installation_id: SHOP,
    form: FORM_OF[rows[0]?.table ?? "item"],
    record_id,
    version: 1,
    removed: false,
    values: { lines: rows.map(({ row }) => JSON.stringify(row)) },
    rows,
    touches: [],
    seen_at: 1_000,
    inbox_id: null,
    ...parts,
  };
}

/** The removal of a record of a form. */
export function aRemoval(form: FormName, record_id: string, parts: Partial<RecordChange> = {}): RecordChange {
  return aChange(record_id, [], { form, removed: true, values: {}, version: 2, ...parts });
}

/** A write of alert fields. */
export function anEffect(effect_key: string, parts: Partial<NewEffect> = {}): NewEffect {
  return {
    ...aSubject(),
    effect_key,
    line: "stock_level/r1",
    replaces_line: false,
    priority: 5,
    due_at: 0,
    action: anUpdate(),
    caused_at: 900,
    ...parts,
  };
}

function anUpdate(): EffectAction {
  return {
    kind: "update_record",
    form: "stock_level",
    record_id: "r1",
    values: { alert_severity: "缺货", days_of_supply: 0.5 },
    start_trigger: true,
  };
}

/** An assessment by the real engine of an empty shelf, changed where a test says so. */
export function anAssessment(
  parts: Partial<Omit<KeptAssessment, "risk">> & { readonly risk?: Partial<RiskAssessment> } = {},
): KeptAssessment {
  const subject = aSubject(parts);
  return {
    ...subject,
    item_name: "保温杯",
    category: "杯壶",
    on_hand: 0,
    alert: QUIET_ALERT,
    written: { alert_severity: "缺货" },
    written_by: null,
    revision: 1,
    assessed_at: 2_000,
    ...parts,
    risk: { ...emptyShelf(subject), ...parts.risk },
  };
}

function emptyShelf({ item_code, location_code }: Subject): RiskAssessment {
  return assessStockoutRisk({
    today: "2026-11-23",
    item: {
      item_code,
      item_name: "保温杯",
      unit: "件",
      purchase_cost: 21.5,
      sale_price: 59.9,
      moq: null,
      order_multiple: null,
      minimum_stock: null,
      service_level: null,
      review_period_days: 7,
      abc_class: "A",
    },
    location_code,
    stock: { on_hand: 0, allocated: 0, on_order: 0, backorder: 0 },
    demand: { first_day: "2026-11-01", quantity: [], in_stock: [] },
    receipts: [],
    lead_time: { mean_days: 7, sd_days: 2, sample_count: 0, source: "default" },
    unfilled_quantity: 0,
    previous_severity: null,
  });
}

/** Marks a subject dirty and takes it. */
export async function claimOne(store: Store, subject: Subject = aSubject(), now = 10_000) {
  await touch(store, subject, now);
  const held = await store.subjects.claimDirty(subject.installation_id, 1_000, now, 60_000);
  const claimed = held.find((other) => isSame(other, subject));
  if (claimed === undefined) throw new Error("the subject was not dirty");
  return claimed;
}

function isSame(a: Subject, b: Subject): boolean {
  return a.item_code === b.item_code && a.location_code === b.location_code;
}

let touches = 0;

/** Puts one subject in doubt by a record of no other consequence. */
export async function touch(store: Store, { installation_id, item_code, location_code }: Subject, seen_at: number) {
  touches += 1;
  await store.records.apply([
    aChange(`touch-${touches}`, [], {
      installation_id,
      form: "promotion",
      touches: [{ kind: "subject", item_code, location_code }],
      seen_at,
    }),
  ]);
}

/** Keeps effects the only way there is: with an assessment. */
export async function addEffects(store: Store, ...effects: readonly NewEffect[]): Promise<void> {
  for (const effect of effects) {
    const { installation_id, item_code, location_code } = effect;
    const subject = { installation_id, item_code, location_code };
    const claimed = await claimOne(store, subject);
    await store.assessments.commit([{ claimed, assessment: anAssessment(subject), effects: [effect] }]);
  }
}

/** An outlook as a look at the plan may find it. */
export function anOutlook(record_id: string): KeptOrderOutlook {
  return {
    ...{ record_id, item_name: "礼盒", written: { material_status: "缺料" }, written_by: null, assessed_at: 7 },
    outlook: {
      ...{ order_id: record_id, order_no: "MO-1", item_code: "BOX", location_code: "", day: "2026-11-30" },
      ...{ quantity: 20, status: "short", makeable_quantity: 3, stop_on: "2026-11-30", early_stop_on: "2026-11-30" },
      ...{ stopped_by: "CUP", resumes_on: null, stop_probability: 1, short_items: "CUP", reason: "缺" },
      shortages: [
        { item_code: "CUP", name: "杯", location_code: "WH", day: "2026-11-30", missing: 34, covered_on: null },
      ],
    },
  };
}

/** An alert that was acknowledged. */
export function anAlertEvent(parts: Partial<AlertEvent> = {}): AlertEvent {
  return {
    ...{ episode: 1, kind: "acknowledged", at: 3_000, caused_at: null },
    ...{ severity: "out", actor: "林小满", note: "" },
    ...parts,
  };
}

/** Lets an alert stand at a place, as an assessment would have raised it. */
export async function raiseAlert(store: Store, subject: Subject): Promise<void> {
  const claimed = await claimOne(store, subject);
  const alert = { ...QUIET_ALERT, episode: 1, status: "raised", severity: "out", raised_at: 1 } as const;
  const { item_code, location_code } = subject;
  const assessment = anAssessment({ item_code, location_code, item_name: item_code, alert });
  await store.assessments.commit([{ claimed, assessment, effects: [] }]);
}
