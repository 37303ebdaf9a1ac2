import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { createNotices, type Notices } from "../../src/app/notices/notices.ts";

const STOCK = { installation_id: "shop", form: "stock_level" } as const;
const words = (code: string, field: string | null = null) => ({
  code,
  field,
  message: `${code} 发生了`,
  hint: "点这里",
});

let now = 1_000;
let notices: Notices;
beforeEach(() => {
  now = 1_000;
  notices = createNotices({ registry: createMemoryStore().registry, clock: { now: () => now } });
});

describe("what people should know of an installation", () => {
  it("stands since it was first told, however often it is told again", async () => {
    expect((await notices.replace(STOCK, ["gone"], [words("gone", "on_hand")])).raised).toHaveLength(1);
    now = 9_000;
    expect(await notices.replace(STOCK, ["gone"], [words("gone", "on_hand")])).toEqual({ raised: [], ended: [] });
    expect(await notices.list("shop")).toEqual([{ ...words("gone", "on_hand"), form: "stock_level", since: 1_000 }]);
  });

  it("takes up other words for the same thing", async () => {
    await notices.replace(STOCK, ["gone"], [words("gone")]);
    now = 9_000;
    await notices.replace(STOCK, ["gone"], [{ ...words("gone"), message: "又变了" }]);
    expect(await notices.list("shop")).toMatchObject([{ message: "又变了", since: 1_000 }]);
  });

  it("leaves other fields alone where one alone is told of", async () => {
    await notices.replace(STOCK, ["gone"], [words("gone", "on_hand"), words("gone", "item_code"), words("gone")]);
    const { ended } = await notices.replace({ ...STOCK, field: "on_hand" }, ["gone"], []);
    expect(ended.map(({ field }) => field)).toEqual(["on_hand"]);
    expect(new Set((await notices.list("shop")).map(({ field }) => field))).toEqual(new Set(["item_code", null]));
  });

  it("ends when it is not told any more, and leaves other codes, forms and installations alone", async () => {
    await notices.replace(STOCK, ["gone"], [words("gone", "on_hand"), words("gone", "item_code")]);
    await notices.replace(STOCK, ["silent"], [words("silent")]);
    now = 2_000;
    await notices.replace({ ...STOCK, form: "item" }, ["gone"], [words("gone")]);
    await notices.replace({ ...STOCK, installation_id: "other" }, ["gone"], [words("gone")]);
    const { ended } = await notices.replace(STOCK, ["gone"], [words("gone", "item_code")]);
    expect(ended.map(({ field }) => field)).toEqual(["on_hand"]);
    const left = await notices.list("shop");
    expect(left.map(({ code, form, field }) => [code, form, field])).toEqual([
      ["gone", "stock_level", "item_code"],
      ["silent", "stock_level", null],
      ["gone", "item", null],
    ]);
    expect(await notices.list("other")).toHaveLength(1);
  });
});
