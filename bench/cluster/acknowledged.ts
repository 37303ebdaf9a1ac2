import type { Addon } from "../../src/compose.ts";
import type { ClusterShop } from "./cluster-shop.ts";
import type { ShopPush } from "./push-plan.ts";
import type { Violation } from "./violation.ts";

/** The newest acknowledged state of every record. */
export interface Acknowledged {
  note(push: ShopPush): void;
  /** Acknowledgements, repeats included. */
  count(): number;
  newestOf(shop: ClusterShop): readonly ShopPush[];
}

/** Notes acknowledgements. */
export function createAcknowledged(): Acknowledged {
  const newest = new Map<string, ShopPush>();
  let count = 0;
  return {
    note: (push) => {
      count += 1;
      const known = newest.get(push.stock.record_id);
      if (known === undefined || known.version < push.version) newest.set(push.stock.record_id, push);
    },
    count: () => count,
    newestOf: ({ installation_id }) =>
      [...newest.values()].filter(({ shop }) => shop.installation_id === installation_id),
  };
}

/** Records that do not bear the newest state that was acknowledged. */
export async function lostPushes(
  { store }: Pick<Addon, "store">,
  shop: ClusterShop,
  acknowledged: Acknowledged,
): Promise<readonly Violation[]> {
  const { installation_id } = shop;
  const kept = new Map(
    (await store.records.list(installation_id, "stock_level")).map((record) => [record.record_id, record]),
  );
  return acknowledged.newestOf(shop).flatMap(({ stock, version }): readonly Violation[] => {
    const record = kept.get(stock.record_id);
    const detail = { installation_id, wanted: { ...stock, version }, kept: record };
    if (record === undefined) return [{ rule: "push_lost", detail }];
    const isNewest = record.version === version && record.values["on_hand"] === stock.on_hand;
    return isNewest ? [] : [{ rule: "older_state_kept", detail }];
  });
}
