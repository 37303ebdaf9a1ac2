import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { drained, INSTALLATION, startShopAddon } from "../support/a-shop-addon.ts";
import { pushBody, sendPush } from "../support/a-shop-push.ts";
import { anOrder, itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import type { ProcessSetting } from "./addon-process.ts";

const PROCESS = fileURLToPath(new URL("./addon-process.ts", import.meta.url));
const LOOP_FORMS = ["stockout_alert", "stockout_event", "replenishment", "care_task"] as const;
const ITEM_COUNT = 3;
const KILLS = 3;
/** Longer than any worker may hold what it has taken (ms). */
const LEASE_MS = 20_000;

const worlds: ShopWorld[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await killed(child);
  for (const world of worlds.splice(0)) await world.close();
});

/** A shop whose add-on was stopped in good order, so that a process of its own can go on. */
async function aStoppedWorld(): Promise<{ world: ShopWorld; setting: ProcessSetting }> {
  const world = await aShopWorld({ item_count: ITEM_COUNT });
  worlds.push(world);
  const port = Number(new URL(world.running.board_url).port);
  await world.running.stop();
  const { data_dir, platform, api_key, clock } = world;
  const { url, origin } = platform;
  return { world, setting: { data_dir, port, platform: { url, origin }, api_key, clock_offset: clock.offset() } };
}

/** Starts the add-on as a process; `shell` runs it under a shell's own words. */
async function started(setting: ProcessSetting, limit = ""): Promise<ChildProcess> {
  const words = [process.execPath, "--disable-warning=ExperimentalWarning", PROCESS, JSON.stringify(setting)];
  const child =
    limit === ""
      ? spawn(words[0] ?? "", words.slice(1), { stdio: ["ignore", "pipe", "inherit"] })
      : spawn("sh", ["-c", `${limit}; exec "$@"`, "sh", ...words], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const said = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  expect(String(said[0])).toBe("ready\n");
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** The add-on in this process again, with everything worked off. */
async function resumed(world: ShopWorld, setting: ProcessSetting) {
  const { clock, data_dir, platform, api_key } = world;
  // Whatever the dead process had taken in hand is free again.
  clock.move(LEASE_MS);
  const running = await startShopAddon({ clock, data_dir, platform, api_key, port: setting.port });
  const hurry = () => clock.move(1_000);
  await world.platform.idle();
  await drained(running, hurry);
  return { running, drain: () => drained(running, hurry) };
}

/** Keys of the records the add-on made, in order. */
async function keysOf(world: ShopWorld): Promise<readonly string[]> {
  const records = (await Promise.all(LOOP_FORMS.map((form) => world.records(form)))).flat();
  return records.map(({ effect_key }) => String(effect_key)).sort();
}

/** Sends made-up counts one after the other until one is not answered 200; gives the records of those that were. */
async function pushUntilRefused(world: ShopWorld, name: string, onAnswered?: () => void) {
  const binding = world.bindingOf("stock_level");
  const answered: string[] = [];
  for (let index = 0; ; index += 1) {
    const record_id = createHash("sha1").update(`${name}-${index}`).digest("hex").slice(0, 24);
    const data = {
      ...{ _id: record_id, entryId: binding.entry_id, updateTime: world.clock.stamp() },
      ...{ item_code: `LS-${name}-${index}`, location_code: "CK-8", on_hand: index },
    };
    const words = { body: pushBody("data_create", data, 0), delivery_id: record_id, sent_at: world.clock.now() };
    const status = await sendPush(world.running.board_url, binding, words).catch(() => "cut" as const);
    if (status !== 200) return { answered, status };
    answered.push(record_id);
    onAnswered?.();
  }
}

describe("a process that is killed at any moment", () => {
  it("has in effect afterwards every push it answered", async () => {
    const { world, setting } = await aStoppedWorld();
    const answered: string[] = [];
    const moments = fc.sample(fc.integer({ min: 0, max: 250 }), KILLS);
    for (const [round, ms] of moments.entries()) {
      const child = await started(setting);
      const first = Promise.withResolvers<null>();
      const onAnswered = () => first.resolve(null);
      const pushing = Promise.all([1, 2, 3].map((lane) => pushUntilRefused(world, `${round}-${lane}`, onAnswered)));
      // On a busy machine the first answer takes a while; the moment is counted from it.
      await Promise.race([first.promise, pushing]);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await killed(child);
      for (const lane of await pushing) {
        expect(lane.status).toBe("cut");
        answered.push(...lane.answered);
      }
    }
    const { running } = await resumed(world, setting);
    const kept = await running.addon.store.records.versions(INSTALLATION, "stock_level");
    const lost = answered.filter((record_id) => !kept.has(record_id));
    expect(answered.length).toBeGreaterThanOrEqual(KILLS);
    expect(lost).toEqual([]);
    await running.stop();
  }, 60_000);

  it("makes nothing twice and forgets nothing, wherever in its work it was cut off", async () => {
    const { world, setting } = await aStoppedWorld();
    const moments = fc.sample(fc.integer({ min: 0, max: 60 }), KILLS);
    for (const [round, ms] of moments.entries()) {
      const child = await started(setting);
      for (let number = 1; number <= ITEM_COUNT; number += 1) {
        const lines = [{ item_code: itemCode(number), quantity: 30 }];
        const order_no = `NEU-${round}-${number}`;
        const customer_code = `KH-${1 + ((round + number) % 3)}`;
        await world.person.create(
          "sales_order",
          anOrder({ order_no, customer_code, ordered_at: world.clock.stamp(), lines }),
        );
        await world.person.edit("stock_level", (await world.stockOf(itemCode(number)))._id, { on_hand: 2 * round });
      }
      await new Promise((resolve) => setTimeout(resolve, ms));
      await killed(child);
    }
    const { running, drain } = await resumed(world, setting);
    // The platform gives up after five retries; what it could not deliver is found by reading.
    await running.reconcile(true);
    await drain();
    const keys = await keysOf(world);
    expect(keys).toEqual([...new Set(keys)]);
    const wanted = [1, 2, 3].flatMap((number) => {
      const episode = `${itemCode(number)}/CK-1/1`;
      const care = [1, 2, 3].map((customer) => `care/${episode}/KH-${customer}`);
      return [`alert/${episode}`, `event/${episode}`, `replenishment/${episode}`, ...care];
    });
    expect(keys).toEqual(expect.arrayContaining(wanted));
    for (let number = 1; number <= ITEM_COUNT; number += 1) {
      expect(await world.stockOf(itemCode(number))).toMatchObject({ alert_severity: "缺货" });
    }
    await running.stop();
  }, 60_000);
});

describe("a disk that is full", () => {
  it("refuses pushes instead of losing them, and takes them in when there is room again", async () => {
    const { world, setting } = await aStoppedWorld();
    // 64 KB for any one file: room to open the store, not to go on. The signal is ignored, so that the write itself fails.
    const full = await started(setting, "trap '' XFSZ; ulimit -f 128");
    const { answered, status } = await pushUntilRefused(world, "voll");
    expect(status).toBe(503);
    expect(answered.length).toBeGreaterThan(0);
    await killed(full);

    const { running } = await resumed(world, setting);
    const kept = await running.addon.store.records.versions(INSTALLATION, "stock_level");
    expect(answered.filter((record_id) => !kept.has(record_id))).toEqual([]);
    await running.stop();
  }, 60_000);
});
