import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import type { CustomerBase } from "../../../src/domain/repurchase/learn-customer-base.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anEventMark } from "../../store/an-event.ts";
import { aFigure, aLook, anExposure } from "../../store/exposure-builders.ts";
import { aCustomer } from "../../store/row-builders.ts";
import { aChange, anAssessment, claimOne, SHOP } from "../../store/store-builders.ts";

/** The noon of 2026-11-23 in China: today in this shop. */
export const NOW = Date.parse("2026-11-23T04:00:00Z");

/** A base of equal customers who buy about every three weeks. */
export const A_BASE: CustomerBase = {
  kind: "estimated",
  population: {
    base: { r: 1.2, alpha: 30, a: 0.8, b: 3 },
    order_gaps: { mean: 3, weight: 2, variance: 0.3, freedom: 6 },
    item_gaps: { mean: 3.2, weight: 2, variance: 0.3, freedom: 6 },
    again_rate: 0.6,
  },
  calibration: null,
};

export const LONG_NAME = "杭州青禾生活馆连锁便利与家居百货有限责任公司（西湖区文三路旗舰分店）";

/** A shop whose cups are out: one customer waits, two are likely to buy, and one was hit before. */
export async function aHitShop(store: Store): Promise<void> {
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  const names = { "C-1": "李女士 13912345678", "C-2": LONG_NAME, "C-3": "王先生" };
  await store.records.apply(
    Object.entries(names).map(([customer_code, customer_name]) =>
      aChange(customer_code, [aCustomer({ customer_code, customer_name })]),
    ),
  );
  const claimed = await claimOne(store);
  const alert = { ...QUIET_ALERT, episode: 1, status: "raised", severity: "out", raised_at: NOW } as const;
  const foretold = { order_no: "", foretold_from: "2026-11-24", foretold_through: "2026-12-02" };
  const likely = (customer_code: string, probability: number) => {
    const [quantity, expected_loss_margin] = [2, 76.8 * probability];
    return anExposure({ ...foretold, kind: "predicted", customer_code, quantity, probability, expected_loss_margin });
  };
  const exposures = [aLook([anExposure(), likely("C-1", 0.25), likely("C-2", 0.75), likely("C-3", 0.4)])];
  const event = anEventMark({ raised_at: NOW, raised_on: "2026-11-23", peak_severity: "out", snapshot: null });
  await store.assessments.commit([
    { claimed, assessment: anAssessment({ alert, risk: { severity: "out" } }), effects: [], exposures, event },
  ]);
  await store.exposures.keep(SHOP, [
    aLook([anExposure({ kind: "delayed", customer_code: "C-9", over_on: "2026-11-23" })], { kinds: [] }),
  ]);
  await store.customerFigures.keep(SHOP, [aFigure(), aFigure({ customer_code: "C-2", alive_probability: 0.4 })]);
  await createCustomerBases(store.registry).save(SHOP, { learned_on: "2026-11-23", customers: 1_234, base: A_BASE });
}

/** What a comparison has found: the shop's customers leave a tenth more often after a shortage, of cups a fifth. */
export async function aComparedShop(store: Store): Promise<void> {
  await createKeptChurn(store.registry).save(SHOP, {
    shop: { lost_share: 0.1, low: 0.05, high: 0.15 },
    items: [{ item_code: "CUP", exposed_count: 40, lost_share: 0.2, standard_error: 0.05 }],
  });
}
