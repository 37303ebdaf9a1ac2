import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { KeptRecord } from "../../src/ports/records.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { pushBody, sendPush } from "../support/a-shop-push.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const T = Date.parse("2026-03-10T02:10:00.000Z");
const at = (seconds: number) => T + seconds * 1_000;
const iso = (seconds: number) => new Date(at(seconds)).toISOString();

interface Push {
  readonly id: string;
  readonly op: string;
  readonly at: number;
  readonly on_hand?: number;
}

const CREATED: Push = { id: "created", op: "data_create", at: 1, on_hand: 10 };
const CHANGED: Push = { id: "changed", op: "data_update", at: 2, on_hand: 4 };
const REMOVED: Push = { id: "removed", op: "data_remove", at: 3 };
const RECOVERED: Push = { id: "recovered", op: "data_recover", at: 4, on_hand: 4 };

let world: ShopWorld;
beforeAll(async () => {
  world = await aShopWorld();
});
afterAll(() => world.close());

let count = 0;

/** Sends pushes about one new record in the given order, each taken in before the next, and gives what is kept then. */
async function keptAfter(pushes: readonly Push[]): Promise<KeptRecord | null> {
  count += 1;
  const record_id = `65f0c0ffee0000000000${String(count).padStart(4, "0")}`;
  const { addon, running, bindingOf, clock, settled } = world;
  const system = { _id: record_id, entryId: bindingOf("stock_level").entry_id };
  for (const { id, op, at: seconds, on_hand } of pushes) {
    const data =
      op === "data_remove"
        ? { ...system, deleteTime: iso(seconds) }
        : // A recovered record still bears the time of its last edit.
          {
            ...{ ...system, item_code: `XIN-${count}`, location_code: "CK-9", on_hand },
            updateTime: op === "data_recover" ? iso(2) : iso(seconds),
          };
    const status = await sendPush(running.board_url, bindingOf("stock_level"), {
      body: pushBody(op, data, at(seconds)),
      delivery_id: `${record_id}-${id}`,
      sent_at: clock.now(),
    });
    expect(status).toBe(200);
    await settled();
  }
  return addon.store.records.get(INSTALLATION, "stock_level", record_id);
}

const LIVE = { removed: false, values: { on_hand: 4 } };
const GONE = { removed: true, values: {} };

describe("pushes of one record, in whatever order they come", () => {
  it.each([
    { name: "takes them as they happened", pushes: [CREATED, CHANGED], want: LIVE },
    { name: "takes each once that comes twice", pushes: [CREATED, CREATED, CHANGED, CHANGED, CREATED], want: LIVE },
    { name: "keeps the newer state when two are swapped", pushes: [CHANGED, CREATED], want: LIVE },
    { name: "keeps a removal that overtook the change before it", pushes: [CREATED, REMOVED, CHANGED], want: GONE },
    { name: "keeps a removal that came before the creation", pushes: [REMOVED, CREATED, CHANGED], want: GONE },
    { name: "brings a recovered record back", pushes: [CREATED, CHANGED, REMOVED, RECOVERED], want: LIVE },
    { name: "keeps a recovery that overtook the removal", pushes: [CREATED, CHANGED, RECOVERED, REMOVED], want: LIVE },
    { name: "takes a recovery for all it needs", pushes: [RECOVERED, REMOVED, CHANGED, CREATED], want: LIVE },
  ])("$name", async ({ pushes, want }) => {
    expect(await keptAfter(pushes)).toMatchObject(want);
  });

  it("takes the same delivery once although its record has gone on since", async () => {
    const before = await world.addon.store.inbox.summary(INSTALLATION);
    await keptAfter([CREATED, CREATED]);
    expect(await world.addon.store.inbox.summary(INSTALLATION)).toMatchObject({ aside: before.aside, waiting: 0 });
  });

  it("asks the platform when two contents claim the same moment", async () => {
    const { person, addon, running, bindingOf, clock, settled, platform } = world;
    const data = { item_code: "ZHENG-1", location_code: "CK-9", on_hand: 7 };
    const record_id = await person.create("stock_level", data);
    await settled();
    const shown = (await world.find("stock_level", { item_code: "ZHENG-1" }))[0];
    const kept = await addon.store.records.get(INSTALLATION, "stock_level", record_id);
    const body = pushBody(
      "data_update",
      { ...shown, updateTime: new Date(kept?.version ?? 0).toISOString(), on_hand: 99 },
      0,
    );
    await sendPush(running.board_url, bindingOf("stock_level"), {
      body,
      delivery_id: "disputed",
      sent_at: clock.now(),
    });
    await settled();
    await platform.idle();
    expect(await addon.store.records.get(INSTALLATION, "stock_level", record_id)).toMatchObject({
      values: { on_hand: 7 },
    });
  });
});
