import { describe, expect, it } from "@jest/globals";
import { createCareSegments } from "../../../src/app/care/care-segments.ts";
import { createCareForCustomers } from "../../../src/app/care/care-for-customers.ts";
import { createCareSettings } from "../../../src/app/care/care-settings.ts";
import { tokenMaker } from "../../../src/adapters/system/token-maker.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import type { Store } from "../../../src/ports/store.ts";
import { ASKING, aCustomerWorld, CONFIRMED, INSTALLATION } from "../customer/customer-world.ts";
import { aTaggingShop, TODAY } from "../customer/a-tagging-shop.ts";
import { aLook, anExposure } from "../../store/exposure-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

const PLAN = {
  ...{ plan_name: "提前告知", plan_status: "启用", care_action: "提前告知", care_text: "{客户}，{商品}要晚几天。" },
  ...{ customer_segment: "全部", customer_type: "全部", exposure_kind: "全部", step: 1 },
  ...{ coupon_amount: null, coupon_minimum: null, coupon_valid_days: null, start_date: null, end_date: null },
};

/** A shop out of cups that cares for C-1, to be erased, and for C-2. */
async function aCaringShop() {
  const world = await aCustomerWorld();
  const { store, marks } = world;
  await aTaggingShop(store);
  const careSettings = createCareSettings(store);
  await careSettings.change(SHOP, { held_out_share: 0 });
  for (const form of ["care_task", "care_plan"] as const) await store.registry.saveBinding(aBinding(form));
  await store.records.apply([aChange("p1", [], { form: "care_plan", values: PLAN })]);
  const parts = { event_no: "CUP/WH/1", item_code: "CUP", location_code: "WH", kind: "cancelled" } as const;
  const hit = ["C-1", "C-2"].map((customer_code) =>
    anExposure({ ...parts, customer_code, order_no: `SO-${customer_code}` }),
  );
  await store.exposures.keep(SHOP, [aLook(hit, { kinds: ["cancelled"] })]);
  return {
    ...world,
    erase: () => world.customers.erase(INSTALLATION, CONFIRMED, ASKING),
    /** A look at whose end, before anything is kept, something happens. */
    look: (reading: Partial<Store> = {}) =>
      createCareForCustomers({
        ...{ ...store, ...reading, careSettings, marks, tokens: tokenMaker, breathe: () => Promise.resolve() },
        clock: { now: () => Date.parse(`${TODAY}T08:00:00Z`), today: () => TODAY, dayOf: () => TODAY, startOf: String },
        segmentsOf: createCareSegments({ ...store, clock: { today: () => TODAY } }),
        stoppedActions: () => Promise.resolve(new Set()),
        onError: (_, error) => {
          throw error;
        },
      })(),
  };
}

function aBinding(form: FormName) {
  const ids = { installation_id: SHOP, app_id: "app", entry_id: form, push_token: form, push_secret: "s" };
  return { ...ids, form, fields: [], synced_through: null };
}

async function named(store: Store): Promise<readonly string[]> {
  const [assigned, waiting] = await Promise.all([
    store.care.since(SHOP, "0001-01-01"),
    store.outbox.list(SHOP, { state: "waiting" }, 99),
  ]);
  const told = waiting.map(({ action }) => (action.kind === "create_record" ? action.values["customer_code"] : null));
  return [...assigned.map(({ customer_code }) => customer_code), ...told.map(String)].toSorted();
}

describe("a look at customers to care for", () => {
  it("does what is planned for those who are hit", async () => {
    const { look, store } = await aCaringShop();
    expect(await look()).toBe(2);
    expect(await named(store)).toEqual(["C-1", "C-1", "C-2", "C-2"]);
  });

  it("keeps nothing where a customer was erased while it was under way, and cares for the others the next time", async () => {
    const { look, store, erase } = await aCaringShop();
    const { bases } = store.assessments;
    const assessments: Store["assessments"] = {
      ...store.assessments,
      bases: async (...asked) => {
        const found = await bases(...asked);
        await erase();
        return found;
      },
    };
    expect(await look({ assessments })).toBe(0);
    expect(await named(store)).toEqual([]);
    expect(await look()).toBe(1);
    expect(await named(store)).toEqual(["C-2", "C-2"]);
  });

  it("loses where a customer is erased after it has asked who is", async () => {
    const { look, store, erase } = await aCaringShop();
    const { assign } = store.care;
    const care: Store["care"] = {
      ...store.care,
      assign: async (turn) => {
        await erase();
        return assign(turn);
      },
    };
    expect(await look({ care })).toBe(0);
    expect(await named(store)).toEqual([]);
  });

  it("leaves out a customer who was marked as erased before it began and is still being erased", async () => {
    const { look, store, marks } = await aCaringShop();
    const code_mark = await marks.markOf(SHOP, "C-1");
    await store.customerData.markErased(SHOP, { code_mark, pseudonym: "已删除-1", erased_at: 1 });
    expect(await look()).toBe(1);
    expect(await named(store)).toEqual(["C-2", "C-2"]);
  });
});
