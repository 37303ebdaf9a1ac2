import { afterEach, describe, expect, it } from "@jest/globals";
import { drained, INSTALLATION, startShopAddon } from "../support/a-shop-addon.ts";
import { pushBody, sendPush } from "../support/a-shop-push.ts";
import { anOrder, itemCode } from "../support/a-shop-stock.ts";
import { until } from "../support/a-shop-until.ts";
import { aShopWorld, type ShopWorld, type ShopWorldOptions } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

async function aWorld(options: ShopWorldOptions = {}): Promise<ShopWorld> {
  const world = await aShopWorld({ item_count: 1, ...options });
  worlds.push(world);
  return world;
}

/** Shorter than the patience of a call that waits for its own retries (ms). */
const SOON_MS = 5_000;
const MINUTE_MS = 60_000;
const LOOP_FORMS = ["stockout_alert", "stockout_event", "replenishment", "care_task"] as const;

/** How many records each effect key has on the platform. */
async function recordsPerKey(world: ShopWorld): Promise<Readonly<Record<string, number>>> {
  const all = await Promise.all(LOOP_FORMS.map((form) => world.records(form)));
  const keys = all.flat().map(({ effect_key }) => String(effect_key));
  return Object.fromEntries([...Map.groupBy(keys, (key) => key)].map(([key, same]) => [key, same.length]));
}

const ONE_EACH = {
  [`alert/${ITEM}/CK-1/1`]: 1,
  [`event/${ITEM}/CK-1/1`]: 1,
  [`replenishment/${ITEM}/CK-1/1`]: 1,
  [`care/${ITEM}/CK-1/1/KH-1`]: 1,
};

/** A customer orders thirty and a person counts ten: every kind of effect is due. */
async function runShort(world: ShopWorld): Promise<void> {
  const lines = [{ item_code: ITEM, quantity: 30 }];
  await world.person.create("sales_order", anOrder({ order_no: "XS-1", ordered_at: world.clock.stamp(), lines }));
  await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand: 10 });
}

describe("while the platform is away", () => {
  it("keeps what is to be written and writes it once when the platform is back", async () => {
    const world = await aWorld({ outlives: true });
    await world.platform.fault({ kind: "status", value: 502 });
    await runShort(world);
    await world.platform.idle();
    const { outbox } = world.addon.store;
    await until("effects wait for the platform, tried in vain", async () =>
      (await outbox.list(INSTALLATION, { state: "waiting" }, 10)).some(({ attempts }) => attempts > 0),
    );
    await world.platform.close();
    expect(await outbox.counts(INSTALLATION)).toMatchObject({ dead: 0 });
    await world.platform.reopen();
    await world.settled();
    expect(await recordsPerKey(world)).toEqual(ONE_EACH);
    expect(await world.stockOf(ITEM)).toMatchObject({ alert_severity: "缺货" });
    expect(await outbox.counts(INSTALLATION)).toMatchObject({ dead: 0, waiting: 0, held: 0 });
  });

  it.each([
    { name: "the line is cut after the record was made", fault: { kind: "applied_then_timeout", value: 20 } },
    { name: "the line is cut before the record was made", fault: { kind: "drop" } },
    { name: "the record is made a moment late", fault: { kind: "reorder", value: 20 } },
  ] as const)("makes no record twice and loses none when $name", async ({ fault }) => {
    const world = await aWorld();
    await world.platform.fault({ endpoint: "v5/app/entry/data/create", count: 3, ...fault });
    await runShort(world);
    await world.settled();
    expect(await recordsPerKey(world)).toEqual(ONE_EACH);
  });

  it("does not let one record that cannot be read hold up all the others", async () => {
    const world = await aWorld();
    await world.platform.fault({ endpoint: "v5/app/entry/data/get", kind: "code", value: 8303 });
    const binding = world.bindingOf("stock_level");
    const { store, clock } = world.addon;
    // So old a message is not believed: its record must be read again, which fails.
    const old = { delivery_id: "old", sent_at: clock.now() - 3_600_000 };
    const body = pushBody("data_update", await world.stockOf(ITEM), old.sent_at);
    expect(await sendPush(world.running.board_url, binding, { ...old, body })).toBe(200);
    await until(
      "the old message waits to be tried again",
      async () => (await store.inbox.waiting(INSTALLATION, 1)).some(({ attempts }) => attempts > 0),
      SOON_MS,
    );
    await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand: 0 });
    await until(
      "the others are assessed",
      async () => (await world.stockOf(ITEM))["alert_severity"] === "缺货",
      SOON_MS,
    );
  });

  it("takes in what was pushed while the add-on was away", async () => {
    const world = await aWorld();
    await world.running.stop();
    await runShort(world);
    const { clock, data_dir, platform, api_key } = world;
    const port = Number(new URL(world.running.board_url).port);
    const again = await startShopAddon({ clock, data_dir, platform, api_key, port });
    await again.reconcile(false);
    await platform.idle();
    const { outbox, inbox } = again.addon.store;
    await until("everything is written", async () => {
      const [{ waiting: unread }, { done, waiting, held }] = await Promise.all([
        inbox.summary(INSTALLATION),
        outbox.counts(INSTALLATION),
      ]);
      return done >= 5 && unread + waiting + held === 0;
    });
    expect(await world.stockOf(ITEM)).toMatchObject({ alert_severity: "缺货" });
    expect(await recordsPerKey(world)).toEqual(ONE_EACH);
    await again.stop();
  });
});

describe("with a key the platform does not know", () => {
  it("gives nothing up, tells people why in their language, and does it all once the key is right", async () => {
    const world = await aWorld();
    const { clock, data_dir, platform, api_key } = world;
    const port = Number(new URL(world.running.board_url).port);
    await world.running.stop();
    const wrong = await startShopAddon({ clock, data_dir, platform, api_key: "wrong-key", port });
    await runShort(world);
    await platform.idle();
    const notice = async () => (await wrong.addon.polling.notices.list(INSTALLATION))[0];
    expect(await until("people are told", async () => (await notice()) ?? null)).toMatchObject({
      code: "write_key",
      message: expect.stringMatching(/[一-龥]/),
      hint: expect.stringMatching(/[一-龥]/),
    });
    expect(await wrong.addon.store.outbox.counts(INSTALLATION)).toMatchObject({ dead: 0 });
    expect(JSON.stringify(await notice())).not.toContain("wrong-key");
    await wrong.stop();

    const right = await startShopAddon({ clock, data_dir, platform, api_key, port });
    await drained(right, () => clock.move(MINUTE_MS));
    expect(await recordsPerKey(world)).toEqual(ONE_EACH);
    expect(await world.stockOf(ITEM)).toMatchObject({ alert_severity: "缺货" });
    await right.stop();
  });

  it("goes on by itself when a key that had expired works again", async () => {
    const world = await aWorld();
    const expire = (is_expired: boolean) => world.platform.control("PUT", `/apps/${world.app_id}/key`, { is_expired });
    await expire(true);
    await runShort(world);
    const { notices } = world.addon.polling;
    await until("people are told", async () => (await notices.list(INSTALLATION)).length > 0);
    await expire(false);
    world.clock.move(MINUTE_MS);
    await world.settled();
    expect(await recordsPerKey(world)).toEqual(ONE_EACH);
    await until("the notice is gone", async () => (await notices.list(INSTALLATION)).length === 0);
  });
});

describe("two people who install at once", () => {
  it("leave one form, one binding and one push of each kind", async () => {
    const world = await aWorld();
    const { addon, platform } = world;
    const made = await platform.control("POST", "/apps", { name: "第二家" });
    const app_id = String(made["app_id"]);
    const app = { installation_id: "second", app_id, name: "第二家" };
    await Promise.all([addon.installApp(app), addon.installApp(app)]);
    const forms = (await platform.control("GET", `/apps/${app_id}/forms`))["forms"] as readonly { name: string }[];
    expect(forms.map(({ name }) => name).sort()).toEqual([...new Set(forms.map(({ name }) => name))].sort());
    const bound = await addon.store.registry.bindings("second");
    expect(new Set(bound.map(({ entry_id }) => entry_id)).size).toBe(forms.length);
    for (const { entry_id, push_token } of bound) {
      const { webhooks } = await platform.control("GET", `/forms/${entry_id}/webhooks`);
      expect(webhooks).toMatchObject([{ url: `${world.running.board_url}/hooks/${push_token}` }]);
    }
  });
});
