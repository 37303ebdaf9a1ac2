import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { pushBody, sendPush } from "../support/a-shop-push.ts";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const MINUTE_MS = 60_000;
const MB = 1024 * 1024;

let world: ShopWorld;
beforeAll(async () => {
  world = await aShopWorld();
});
afterAll(() => world.close());

const stock = () => world.bindingOf("stock_level");
const inbox = () => world.addon.store.inbox.summary(INSTALLATION);
const newestAside = async () => (await world.addon.store.inbox.aside(INSTALLATION, 1))[0];
const keptOf = (record_id: string) => world.addon.store.records.get(INSTALLATION, "stock_level", record_id);

let count = 0;

/** Sends a push signed as it should be, unless told otherwise, and waits until it has been dealt with. */
async function pushed(
  body: string | Uint8Array,
  words: { readonly secret?: string; readonly sent_at?: number } = {},
): Promise<number> {
  count += 1;
  const status = await sendPush(world.running.board_url, stock(), {
    ...{ body, delivery_id: `bad-${count}`, sent_at: world.clock.now() },
    ...words,
  });
  await world.settled();
  return status;
}

/** A stock record as the platform shows it, with a count that only the push tells. */
async function lie(on_hand: unknown, seconds_later = 1): Promise<{ record_id: string; body: string }> {
  const shown = await world.stockOf(itemCode(1));
  const updateTime = new Date(world.clock.now() + seconds_later * 1_000).toISOString();
  return { record_id: shown._id, body: pushBody("data_update", { ...shown, on_hand, updateTime }, world.clock.now()) };
}

describe("a push that is not the platform's", () => {
  it("is refused and leaves no trace when its signature is wrong", async () => {
    const [before, { record_id, body }] = [await inbox(), await lie(1)];
    expect(await pushed(body, { secret: "wrong" })).toBe(401);
    expect(await inbox()).toEqual(before);
    expect(await keptOf(record_id)).toMatchObject({ values: { on_hand: 500 } });
  });

  it("is refused in the same way where the address is unknown", async () => {
    const nobody = { ...stock(), push_token: "0".repeat(32) };
    const words = { body: "{}", delivery_id: "nobody", sent_at: world.clock.now() };
    expect(await sendPush(world.running.board_url, nobody, words)).toBe(401);
  });

  it("is refused unread when it is larger than any push can be", async () => {
    const before = await inbox();
    const url = `${world.running.board_url}/hooks/${stock().push_token}?nonce=a1b2c3&timestamp=1`;
    const statuses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => postStream(url, 10 * MB, index % 2 === 0)),
    );
    // The sender may see the line cut before it has read the answer.
    expect(statuses.filter((status) => status !== 413 && status !== "cut")).toEqual([]);
    expect(statuses).toContain(413);
    expect(await inbox()).toEqual(before);
  });
});

describe("a genuine push that cannot be believed or used", () => {
  it.each([
    { name: "old", minutes: -11 },
    { name: "from the future", minutes: 11 },
  ])("has its record read again when it is $name", async ({ minutes }) => {
    const { record_id, body } = await lie(1);
    expect(await pushed(body, { sent_at: world.clock.now() + minutes * MINUTE_MS })).toBe(200);
    expect(await keptOf(record_id)).toMatchObject({ values: { on_hand: 500 } });
  });

  it.each([
    { name: "cut off", body: '{"op":"data_update","data":{"_id":"65f0c0ff', code: "push_not_readable" },
    { name: "empty", body: "", code: "push_not_readable" },
    { name: "no text", body: Uint8Array.from([0xff, 0xfe, 0x00]), code: "push_not_readable" },
    { name: "of an unknown kind", body: '{"op":"flow_update","data":{"_id":"1"}}', code: "push_op_unknown" },
    {
      name: "from another form",
      body: '{"op":"data_update","data":{"_id":"1","entryId":"65f0bbbb0000000000000009"}}',
      code: "push_of_other_form",
    },
    { name: "about nothing", body: '{"op":"data_update","data":{}}', code: "push_without_record" },
  ])("is answered 200 and shown to people when it is $name", async ({ body, code }) => {
    const before = await inbox();
    expect(await pushed(body)).toBe(200);
    expect(await inbox()).toMatchObject({ aside: before.aside + 1, waiting: 0 });
    expect(await newestAside()).toMatchObject({ form: "stock_level", problem: { code } });
    const { aside } = await world.addon.reports.problems(INSTALLATION);
    expect(aside[0]?.problem.message).toMatch(/[一-龥]/);
  });

  it("costs one record its count, not the others theirs, when a number field holds a text", async () => {
    const { record_id, body } = await lie("三十");
    expect(await pushed(body)).toBe(200);
    expect(await keptOf(record_id)).toMatchObject({ values: { on_hand: null, item_code: itemCode(1) } });
    expect(await newestAside()).toMatchObject({ problem: { message: expect.stringContaining("on_hand") } });
    world.clock.move(2_000);
    await world.person.edit("stock_level", record_id, { on_hand: 400 });
    await world.settled();
    expect(await keptOf(record_id)).toMatchObject({ values: { on_hand: 400 } });
  });
});

/** Posts so many bytes, with or without saying beforehand how many; resolves with the status, or `cut`. */
function postStream(url: string, bytes: number, tellsLength: boolean): Promise<number | "cut"> {
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(tellsLength && { "content-length": bytes }) },
    });
    outgoing.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? "cut");
    });
    outgoing.on("error", () => resolve("cut"));
    const chunk = Buffer.alloc(64 * 1024, 32);
    let left = bytes;
    const write = () => {
      while (left > 0) {
        left -= chunk.length;
        if (!outgoing.write(chunk)) {
          outgoing.once("drain", write);
          return;
        }
      }
      outgoing.end();
    };
    write();
  });
}
