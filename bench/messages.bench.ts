/**
 * Messages: how many a second leave the durable outbox for a receiver over HTTP, and how long it takes from a record's
 * change on the platform to the message's acceptance. The sandbox (limits off) is a process of its own; the receiver
 * shares the add-on's process, so the figures are a little lower than with one of its own. Messages go by many addresses
 * of the signed webhook, because each address is held to 60 messages a minute.
 */
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { type FakeWebhookReceiver, startFakeWebhookReceiver } from "@stockguard/channel-fakes";
import { saveChannel } from "../src/adapters/notify/channel-settings.ts";
import type { Day } from "../src/domain/calendar/day.ts";
import type { NewEffect } from "../src/ports/outbox.ts";
import { INSTALLATION } from "../test/support/a-shop-addon.ts";
import { aMovableClock } from "../test/support/a-shop-clock.ts";
import { aRule, itemCode, type ShopRecords } from "../test/support/a-shop-stock.ts";
import { aShopOn, type ShopOnPlatform } from "../test/support/a-shop-world.ts";
import { startPlatformProcess } from "./chaos/platform-process.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { benchShop } from "./support/bench-shop.ts";
import { quantile } from "./support/quantiles.ts";

const MESSAGES = 4_000;
const WARM_UP = 500;
/** So many that no address gets its sixty. */
const ADDRESSES = 100;
const ITEMS = 1_000;
const RULES = 20;
const RATE = 50;
const LOOK_MS = 4;
const GIVEN_UP_MS = 120_000;
const SETTLED_WITHIN_MS = 300_000;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const clock = aMovableClock(Date.now());
    const receiver = await startFakeWebhookReceiver(clock.now);
    const platform = await startPlatformProcess(clock);
    try {
      const records = messageShop(clock.today());
      const settings = { STOCKGUARD_ALLOWED_TARGETS: "127.0.0.1" };
      const options = { records, settings, settled_within_ms: SETTLED_WITHIN_MS };
      const world = await aShopOn({ clock, platform, data_dir: join(folder, "addon") }, options);
      try {
        await setAddresses(world, receiver);
        await sentPerSecond(world, receiver, "warm-up", WARM_UP);
        const before = process.cpuUsage();
        const per_second = await sentPerSecond(world, receiver, "burst", MESSAGES);
        const { user, system } = process.cpuUsage(before);
        const { latencies_ms, unseen } = await fromChange(world, receiver);
        const at = `record change → message accepted at ${RATE} changes/s`;
        return [
          figure("messages accepted, each durable before and after", per_second, "1/s", "≥ 200"),
          figure("CPU time of a message, its receiver's included", (user + system) / MESSAGES, "µs", null),
          figure(`p50 of ${at}`, quantile(latencies_ms, 0.5), "ms", null),
          figure(`p95 of ${at}`, quantile(latencies_ms, 0.95), "ms", "< 5000"),
          figure(`p99 of ${at}`, quantile(latencies_ms, 0.99), "ms", null),
          figure("changes without a message", unseen, "changes", "0"),
        ];
      } finally {
        await world.running.stop();
      }
    } finally {
      await platform.close();
      await receiver.close();
    }
  });
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value), unit, aim };
}

/** A shop whose items belong to some rules in turns, each with an address of its own. */
function messageShop(today: Day): ShopRecords {
  const names = Array.from({ length: RULES }, (_, index) => `rule-${index}`);
  return benchShop(today, ITEMS).map(([form, rows]) => {
    if (form === "item") return [form, rows.map((row, index) => ({ ...row, category: names[index % RULES] ?? null }))];
    if (form !== "alert_rule") return [form, rows];
    return [form, names.map((name) => ({ ...aRule(name), scope_kind: "分类", scope_value: name, channel: name }))];
  });
}

async function setAddresses({ addon }: ShopOnPlatform, { url, secret }: FakeWebhookReceiver): Promise<void> {
  const { store, box } = addon;
  const burst = (part: string) => Array.from({ length: ADDRESSES }, (_, index) => `${part}-${index}`);
  for (const name of [...burst("warm-up"), ...burst("burst"), ...burst("rule").slice(0, RULES)]) {
    const config = { url: `${url}?${name}`, secret };
    const channel = { installation_id: INSTALLATION, name, kind: "signed_webhook", config };
    await saveChannel({ registry: store.registry, box }, channel);
  }
}

/** From the moment at which all are in the outbox until the last is accepted and written off. */
async function sentPerSecond(
  { addon, running }: ShopOnPlatform,
  receiver: FakeWebhookReceiver,
  part: string,
  count: number,
): Promise<number> {
  const before = receiver.receipts.size;
  await addon.store.outbox.add(Array.from({ length: count }, (_, index) => aMessage(part, index)));
  const began = performance.now();
  running.pipeline.wakeDispatch();
  await reached(() => receiver.receipts.size - before, count, began);
  await reached(async () => 1 - Math.sign((await addon.store.outbox.counts(INSTALLATION)).held), 1, began);
  return (1_000 * (receiver.receipts.size - before)) / (performance.now() - began);
}

function aMessage(part: string, index: number): NewEffect {
  const key = `bench/${part}/${index}`;
  const title = `【缺货】商品 ${index} 已缺货`;
  const lines = ["等级：缺货，可用 0 个", "原因：现有 0 个，近 60 天日均售 8 个；建议今天订 160 个。"];
  const message = { channel: `${part}-${index % ADDRESSES}`, receiver_role: "采购", receiver: null, title, lines };
  return {
    ...{ installation_id: INSTALLATION, item_code: itemCode(1), location_code: "", effect_key: key, line: key },
    ...{ replaces_line: false, priority: 0, due_at: 0, caused_at: 0 },
    action: { kind: "send_message", message: { ...message, severity: "out", link: null, reference: key } },
  };
}

async function reached(look: () => number | Promise<number>, wanted: number, began: number): Promise<void> {
  while ((await look()) < wanted && performance.now() - began < GIVEN_UP_MS) await rest(LOOK_MS);
}

/** Each item is counted to nothing once; its message is timed from before the platform was asked. */
async function fromChange(world: ShopOnPlatform, receiver: FakeWebhookReceiver) {
  const changed = new Map<string, number>();
  const latencies_ms: number[] = [];
  let seen = receiver.shown.length;
  const look = () => {
    for (; seen < receiver.shown.length; seen += 1) {
      const code = /SP-\d+/.exec(receiver.shown[seen]?.text ?? "")?.[0] ?? "";
      const at = changed.get(code);
      if (at !== undefined) latencies_ms.push(performance.now() - at);
      changed.delete(code);
    }
    return latencies_ms.length;
  };
  const records = await world.records("stock_level");
  const began = performance.now();
  const under_way: Promise<unknown>[] = [];
  for (const [index, record] of records.entries()) {
    while (performance.now() < began + (1_000 * index) / RATE) {
      await rest(1);
      look();
    }
    changed.set(String(record["item_code"]), performance.now());
    const edit = () => world.person.edit("stock_level", record._id, { on_hand: 0 });
    // A kept-open connection may be closed by the platform just as it is used.
    under_way.push(edit().catch(edit));
  }
  await Promise.all(under_way);
  await reached(look, records.length, performance.now());
  return { latencies_ms, unseen: changed.size };
}
