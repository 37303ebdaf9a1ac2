import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSecretBox } from "../../../src/adapters/system/secret-box.ts";
import { tokenMaker } from "../../../src/adapters/system/token-maker.ts";
import { createCareLooks } from "../../../src/app/care/care-looks.ts";
import { createConsentLedger } from "../../../src/app/consent/consent-ledger.ts";
import { createCustomerMarks } from "../../../src/app/customer/customer-marks.ts";
import { createCustomerRights } from "../../../src/app/customer/customer-rights.ts";
import { createErasingRecords } from "../../../src/app/customer/erasing-records.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { createToldTags } from "../../../src/app/customer/told-tags.ts";
import type { CanonicalRow } from "../../../src/contracts/rows.ts";
import type { RecordChange } from "../../../src/ports/records.ts";
import type { EffectAction } from "../../../src/ports/outbox.ts";
import { aCustomer, aSalesLine } from "../../store/row-builders.ts";
import { aChange, anEffect, SHOP } from "../../store/store-builders.ts";

/** The administrator at some address. */
export const ASKING = { actor: { name: "boss" }, origin: "203.0.113.9" };
/** The shop whose customers these are. */
export const INSTALLATION = { installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 };
export const CONFIRMED = { customer_code: "C-1", confirmation: "C-1" };

/** A memory store that knows customer C-1, 李女士, with an open order; its platform is away. */
export async function aCustomerWorld() {
  const store = createMemoryStore();
  const box = createSecretBox(new Uint8Array(32).fill(5));
  const { customerData, registry } = store;
  const marks = createCustomerMarks({ customerData, registry, box, tokens: tokenMaker });
  const records = createErasingRecords({ ...store, marks });
  const customers = createCustomerRights({
    ...{
      consents: store.consents,
      care: store.care,
      customerData,
      records,
      marks,
      accounts: store.accounts,
      tokens: tokenMaker,
    },
    ...{ clock: { now: () => 1_790_000_000_000 }, binding: () => Promise.resolve(null) },
    ...{ subjects: store.subjects, exposures: store.exposures, customerFigures: store.customerFigures },
    careLooks: createCareLooks(store),
    toldTags: createToldTags(store),
    toldChurn: createToldTags(store, "churn_told"),
    retention: createKeptRetention(store),
    substitutes: store.substitutes,
    feedback: store.feedback,
    platform: { readPush: () => ({ kind: "test" }) },
  });
  await registry.saveInstallation(INSTALLATION);
  await records.apply([aCustomerChange(), anOrderChange()]);
  const ledger = createConsentLedger({ ...store, marks, clock: { now: () => 1_790_000_000_000 } });
  return { store, records, customers, marks, ledger };
}

/** What the customer form says of 李女士. */
export function aCustomerChange(parts: Partial<RecordChange> = {}): RecordChange {
  const values = { customer_code: "C-1", customer_name: "李女士", phone: "13912345678", email: null, region: "杭州" };
  return aChange("k1", [aCustomer()], { form: "customer", values, ...parts });
}

/** An open order of two cups. */
export function anOrderChange(parts: Partial<RecordChange> = {}): RecordChange {
  const rows: readonly CanonicalRow[] = [aSalesLine()];
  const lines = [{ item_code: "CUP", item_name: "保温杯", quantity: 2, shipped_quantity: null, unit_price: 59.9 }];
  const values = { order_no: "SO-1", customer_code: "C-1", customer_name: "李女士", order_status: "待发货", lines };
  return aChange("o1", rows, { form: "sales_order", values, ...parts });
}

/** A message to the staff with these lines. */
export function aMessageOf(...lines: readonly string[]): EffectAction {
  const to = { channel: "销售群", receiver_role: "销售", receiver: null, severity: "out", link: null } as const;
  return { kind: "send_message", message: { ...to, title: "【缺货】保温杯", lines, reference: "m" } };
}

/** A care task about a customer, by its usual key. */
export function aCareEffect(customer_code: string) {
  const effect_key = `care/CUP/WH/1/${encodeURIComponent(customer_code)}`;
  const values = {
    effect_key,
    customer_code,
    customer_name: "李女士",
    order_no: "SO-1",
    care_reason: "李女士的货不够",
  };
  const action = {
    ...({ kind: "create_record", form: "care_task", values } as const),
    ...{ start_trigger: false, start_workflow: false },
  };
  return anEffect(effect_key, { line: effect_key, action });
}
