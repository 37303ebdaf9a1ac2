import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import { createTagCustomers } from "../../../src/app/customer/tag-customers.ts";
import { createToldTags } from "../../../src/app/customer/told-tags.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import type { RowsByTable } from "../../../src/contracts/rows.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anItem, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, anAssessment, claimOne, SHOP } from "../../store/store-builders.ts";

const BINDING: FormBinding = {
  ...{ installation_id: SHOP, form: "customer", app_id: "app", entry_id: "e", push_token: "t", push_secret: "s" },
  fields: [{ name: "stockout_tag", platform_name: "stockout_tag", widget_name: "w", type: "text" }],
  synced_through: null,
};
const START = 1_790_000_000_000;
/** The day of `START` everywhere in these tests. */
export const TODAY = "2026-09-21";

/** A shop that is out of cups, on a store of its own unless one is given; no customer's record is there yet. */
export async function aTaggingShop(store: Store = createMemoryStore(), item: Partial<RowsByTable["item"]> = {}) {
  let versions = 1;
  const version = () => (versions += 1);
  const values = new Map<string, string | null>();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  await store.records.apply([aChange("i1", [anItem(item)]), aChange("s1", [aStockLevel({ on_hand: 0 })])]);
  const alert = { ...QUIET_ALERT, episode: 1, status: "raised", severity: "out", raised_at: 1 } as const;
  const assessment = anAssessment({ alert, risk: { severity: "out" } });
  await store.assessments.commit([{ claimed: await claimOne(store), assessment, effects: [] }]);

  const customer = async (record_id: string, customer_code: string, stockout_tag: string | null = null) => {
    values.set(record_id, customer_code);
    const parts = { form: "customer" as const, version: version(), values: { customer_code, stockout_tag } };
    await store.records.apply([aChange(record_id, [], parts)]);
  };
  /** The tags that were asked for on a record, the first one first. */
  const written = async (record_id: string) => {
    const { outbox } = store;
    const listed = (
      await Promise.all((["waiting", "replaced", "done"] as const).map((state) => outbox.list(SHOP, { state }, 99)))
    ).flat();
    return listed
      .filter(({ line }) => line === `customer/${record_id}`)
      .sort((a, b) => a.id - b.id)
      .map(({ action }) => (action.kind === "update_record" ? action.values["stockout_tag"] : undefined));
  };
  return {
    store,
    customer,
    written,
    /** A process that keeps the tags, its clock some ms off; each of its looks is five minutes later. */
    process: (off_ms = 0, reading: Partial<Store> = {}) => {
      let at = START + off_ms;
      const clock = { now: () => (at += 300_000), today: () => TODAY, dayOf: () => TODAY };
      return createTagCustomers({
        ...{ ...store, ...reading, clock, toldTags: createToldTags(store), breathe: () => Promise.resolve() },
        binding: () => Promise.resolve(BINDING),
        onError: (_, error) => {
          throw error;
        },
      });
    },
    order: (customer_code: string, quantity: number) =>
      store.records.apply([
        aChange(`o-${customer_code}`, [aSalesLine({ customer_code, order_no: `SO-${customer_code}`, quantity })], {
          version: version(),
        }),
      ]),
    onHand: (on_hand: number) =>
      store.records.apply([aChange("s1", [aStockLevel({ on_hand })], { version: version() })]),
    remove: (record_id: string) =>
      store.records.apply([
        aChange(record_id, [], { form: "customer", removed: true, values: {}, version: version() }),
      ]),
    /** Our last write comes back by a poll. */
    readBack: async (record_id: string) => {
      const tag = (await written(record_id)).at(-1);
      await customer(record_id, values.get(record_id) ?? "", typeof tag === "string" ? tag : null);
    },
    told: async () => Object.fromEntries((await createToldTags(store).of(SHOP)).tags),
  };
}
