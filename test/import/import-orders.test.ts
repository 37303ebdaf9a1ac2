import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { importOrders, type ImportSetting } from "../../src/import.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { aConfig } from "../support/a-config.ts";

const ASKED = { profile: "online-retail", sandbox_dir: null, assumes_stock: false } as const;
const HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

describe("importing an order file into a sandbox of its own", () => {
  const opened: { remove(): void }[] = [];
  afterEach(() => {
    for (const { remove } of opened.splice(0)) remove();
  });

  function aSetting(): ImportSetting {
    const { config, remove } = aConfig();
    opened.push({ remove });
    const noAccount = () => {
      throw new Error("this import needs no account");
    };
    const progress = { show: () => undefined, end: () => undefined };
    return { config, log: createPinoLogger("silent"), progress, openAddon: noAccount };
  }

  async function imported(rows: readonly string[]): Promise<{ lines: string; report: string }> {
    const setting = aSetting();
    const folder = setting.config.data_dir;
    const file = join(folder, "orders.csv");
    const report = join(folder, "aside.csv");
    writeFileSync(file, [HEAD, ...rows].join("\n"));
    const request = { ...ASKED, file, sandbox_dir: join(folder, "shop"), report };
    return { lines: (await importOrders(setting, request)).join("\n"), report: readFileSync(report, "utf8") };
  }

  const daily = (code: string, quantity: (day: number) => number) =>
    Array.from({ length: 90 }, (_, day) => {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      return `${10_000 + day},${code},A CUP,${quantity(day)},${date} 10:00:00,2.5,${17_000 + (day % 7)},China`;
    });

  it("assesses every item and says how many rows became what", async () => {
    const { lines } = await imported([
      ...daily("CUP1", () => 5),
      "C99,CUP1,A CUP,-5,2026-01-01 12:00:00,2.5,17000,China",
    ]);
    expect(lines).toContain("读取 91 行（2026-01-02 至 2026-03-31），采用 89 行");
    expect(lines).toContain("未采用 1 行：已被取消单全数冲回的订单行");
    expect(lines).toContain("评估 1 个商品");
    expect(lines).toContain("近 89 天日均售 5 个");
  });

  it("writes every row that was not used into a report that Excel opens safely", async () => {
    const { report } = await imported([...daily("CUP1", () => 5), "=1+1,POST,FEE,1,2026-01-05 10:00:00,3,17000,China"]);
    expect(report.startsWith("\uFEFF行号,原因,内容\r\n")).toBe(true);
    expect(report).toContain("92,费用、邮费、代金券,POST");
  });

  it("keeps an order of more than 200 lines whole by splitting it", async () => {
    const many = Array.from({ length: 205 }, (_, n) => `777,ITEM${n},THING ${n},1,2026-01-05 10:00:00,1,17000,China`);
    const { lines } = await imported(many);
    expect(lines).toContain("评估 205 个商品");
  });

  it("refuses a file whose columns are others, and names them", async () => {
    const setting = aSetting();
    const file = join(setting.config.data_dir, "other.csv");
    writeFileSync(file, "a,b\n1,2\n");
    const request = { ...ASKED, file, report: join(setting.config.data_dir, "r.csv") };
    await expect(importOrders(setting, request)).rejects.toMatchObject({ code: "order_file_columns_missing" });
  });
});

describe("importing an order file into the account in use", () => {
  const worlds: ShopWorld[] = [];
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.close();
  });

  async function importedInto(world: ShopWorld, assumes_stock: boolean): Promise<string> {
    const { config, remove } = aConfig();
    const file = join(config.data_dir, "orders.csv");
    const days = Array.from({ length: 60 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 2 + day)).toISOString().slice(0, 10),
    );
    const rows = days.map((day, n) => `${20_000 + n},MUG1,A MUG,4,${day} 10:00:00,2.5,${18_000 + (n % 7)},China`);
    writeFileSync(file, [HEAD, ...rows].join("\n"));
    const progress = { show: () => undefined, end: () => undefined };
    // The world closes its add-on itself.
    const addon = { ...world.addon, close: () => Promise.resolve() };
    const setting = { config, log: world.log, progress, openAddon: () => Promise.resolve(addon) };
    try {
      const request = { ...ASKED, assumes_stock, file, report: join(config.data_dir, "aside.csv") };
      return (await importOrders(setting, request)).join("\n");
    } finally {
      remove();
    }
  }

  async function aWorld(): Promise<ShopWorld> {
    const world = await aShopWorld({ records: [] });
    worlds.push(world);
    return world;
  }

  it("writes what the file holds and makes up no stock and no purchase", async () => {
    const world = await aWorld();
    const lines = await importedInto(world, false);
    expect(lines).toContain("没有写库存台账和采购订单");
    expect((await world.records("sales_order")).length).toBeGreaterThan(50);
    expect(await world.records("stock_level")).toEqual([]);
    expect(await world.records("purchase_order")).toEqual([]);
  });

  it("writes an assumed stock where a person asks for it, and says that it is assumed", async () => {
    const world = await aWorld();
    expect(await importedInto(world, true)).toContain("库存为假设");
    expect(await world.records("stock_level")).toMatchObject([{ item_code: "MUG1" }]);
  });
});
