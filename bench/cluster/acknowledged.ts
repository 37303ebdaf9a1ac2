import type { Addon } from "../../src/assembly/addon.ts";
import type { ClusterDatabase } from "./cluster-database.ts";
import type { ClusterShop } from "./cluster-shop.ts";
import type { ShopPush } from "./push-plan.ts";
import type { Violation } from "./violation.ts";

/** The newest acknowledged state of every record. */
export interface Acknowledged {
  note(push: ShopPush): void;
  /** Acknowledgements, repeats included. */
  count(): number;
  newestOf(shop: ClusterShop): readonly ShopPush[];
  /** How many deliveries of a shop were acknowledged, each once. */
  deliveriesOf(shop: ClusterShop): number;
}

/** Notes acknowledgements. */
export function createAcknowledged(): Acknowledged {
  const newest = new Map<string, ShopPush>();
  const deliveries = new Map<string, Set<string>>();
  let count = 0;
  return {
    note: (push) => {
      count += 1;
      const { installation_id } = push.shop;
      deliveries.set(installation_id, (deliveries.get(installation_id) ?? new Set()).add(push.delivery_id));
      const known = newest.get(push.stock.record_id);
      if (known === undefined || known.version < push.version) newest.set(push.stock.record_id, push);
    },
    count: () => count,
    newestOf: ({ installation_id }) =>
      [...newest.values()].filter(({ shop }) => shop.installation_id === installation_id),
    deliveriesOf: ({ installation_id }) => deliveries.get(installation_id)?.size ?? 0,
  };
}

/** Shops whose inbox does not hold exactly the deliveries that were acknowledged, or could not use all of them. */
export async function missingDeliveries(
  database: ClusterDatabase,
  shop: ClusterShop,
  acknowledged: Acknowledged,
): Promise<readonly Violation[]> {
  const { installation_id } = shop;
  const [kept] = await database.rows(
    `select count(*)::int as pushes, (count(*) filter (where state <> 'done'))::int as unused
     from inbox where installation_id = $1 and source = 'push'`,
    [installation_id],
  );
  const wanted = acknowledged.deliveriesOf(shop);
  const isRight = kept?.["pushes"] === wanted && kept["unused"] === 0;
  return isRight ? [] : [{ rule: "push_lost", detail: { installation_id, acknowledged: wanted, kept } }];
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
