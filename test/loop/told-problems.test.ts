import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createReading } from "../../src/assembly/reading.ts";
import type { Signal } from "../../src/ports/signals.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

let world: ShopWorld;
let heard: string[];

beforeEach(async () => {
  world = await aShopWorld({ item_count: 1 });
  heard = [];
});
afterEach(() => world.close());

/** Tells of what the running program's pages are told. */
function listen(): void {
  const { live } = world.running;
  const publish = live.publish.bind(live);
  live.publish = (topic) => {
    heard.push(topic);
    publish(topic);
  };
}

describe("pages that show what waits for a person", () => {
  it("hear nothing of a turn of reading that found nothing new", async () => {
    const { addon } = world;
    let rests = 0;
    const state = {
      isStopping: () => rests >= 3,
      pause: () => Promise.resolve(void (rests += 1)),
      beginStop: () => undefined,
    };
    const signals = {
      publish: (signal: Signal) => void heard.push(signal),
      subscribe: () => undefined,
      close: () => Promise.resolve(),
    };
    await createReading({ addon, signals, state }).poll();
    expect(rests).toBe(3);
    expect(heard).not.toContain("problems");
  });

  it("hear of a notice once when it is raised and once when it ends, not while it stands", async () => {
    listen();
    const { notices } = world.addon.polling;
    const place = { installation_id: INSTALLATION, form: "item" } as const;
    const words = { code: "gone", field: null, message: "不见了", hint: "请看看" };
    const told = () => heard.filter((topic) => topic === "problems").length;
    await notices.replace(place, ["gone"], [words]);
    expect(told()).toBe(1);
    await notices.replace(place, ["gone"], [words]);
    expect(told()).toBe(1);
    await notices.replace(place, ["gone"], []);
    expect(told()).toBe(2);
  });

  it("hear of a record that cannot be used, and of one that can be again", async () => {
    listen();
    const record_id = (await world.stockOf(itemCode(1)))._id;
    await world.person.edit("stock_level", record_id, { item_code: "" });
    await world.settled();
    expect(heard).toContain("problems");
    heard = [];
    await world.person.edit("stock_level", record_id, { item_code: itemCode(1) });
    await world.settled();
    expect(heard).toContain("problems");
  });
});
