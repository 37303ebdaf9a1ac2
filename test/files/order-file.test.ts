import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { orderFileRows } from "../../src/adapters/files/order-file.ts";
import type { FileRow } from "../../src/contracts/order-file.ts";
import { type OrderProfile, orderProfile } from "../../src/contracts/order-profile.ts";
import { AddonError } from "../../src/contracts/problem.ts";

const HEAD = "单号,编码,数量,时间";

function aProfile(parts: Partial<OrderProfile> = {}): OrderProfile {
  return orderProfile.parse({
    name: "shop",
    label: { "zh-CN": "小店", en: "Shop" },
    columns: { order_no: "单号", item_code: "编码", quantity: "数量", ordered_at: "时间" },
    ...parts,
  });
}

describe("reading somebody's order file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-orders-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function aFile(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  async function read(path: string, profile = aProfile()): Promise<readonly FileRow[]> {
    const rows: FileRow[] = [];
    for await (const row of orderFileRows(path, profile)) rows.push(row);
    return rows;
  }

  async function refusal(path: string): Promise<AddonError> {
    const error: unknown = await read(path).catch((reason: unknown) => reason);
    if (error instanceof AddonError) return error;
    throw new Error("the file was taken");
  }

  it("gives each row its cells and its place, as an editor counts lines", async () => {
    expect(await read(aFile("plain.csv", `\uFEFF${HEAD}\nD1,A,2,2026-01-01\nD2,B,3,2026-01-02\n`))).toEqual([
      { row_number: 2, cells: { 单号: "D1", 编码: "A", 数量: "2", 时间: "2026-01-01" } },
      { row_number: 3, cells: { 单号: "D2", 编码: "B", 数量: "3", 时间: "2026-01-02" } },
    ]);
  });

  it("reads what Excel in China saves: GBK, however its bytes fall into pieces", async () => {
    const header = [0xb5, 0xa5, 0xba, 0xc5, 0x2c, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x2c];
    const time = [0xca, 0xb1, 0xbc, 0xe4, 0x0a];
    const cup = [0xb1, 0xad];
    // One byte before and two per row: the pieces of a stream end within a character somewhere.
    const row = [0x44, 0x2c, ...Array.from({ length: 50 }, () => cup).flat(), 0x2c, 0x31, 0x2c, 0x78, 0x0a];
    const bytes = Uint8Array.from([...header, ...time, ...Array.from({ length: 3_000 }, () => row).flat()]);
    const rows = await read(aFile("gbk.csv", bytes), aProfile({ encoding: "gb18030" }));
    expect(rows).toHaveLength(3_000);
    expect(new Set(rows.map(({ cells }) => cells["编码"]))).toEqual(new Set(["杯".repeat(50)]));
  });

  it("reads a gzipped file as it is", async () => {
    const [row] = await read(aFile("orders.csv.gz", gzipSync(`${HEAD}\nD1,A,2,2026-01-01\n`)));
    expect(row?.cells["单号"]).toBe("D1");
  });

  it("passes over empty lines and takes rows that are too short or too long", async () => {
    const rows = await read(aFile("ragged.csv", `${HEAD}\nD1,A\n\nD2,B,3,2026-01-02,more\n`));
    expect(rows.map(({ cells }) => cells["单号"])).toEqual(["D1", "D2"]);
  });

  it.each([
    {
      name: "a broken archive",
      code: "Z_BUF_ERROR",
      path: () => aFile("broken.csv.gz", gzipSync(HEAD.repeat(100)).subarray(0, 20)),
    },
    {
      name: "an archive that is none",
      code: "Z_DATA_ERROR",
      path: () => aFile("none.csv.gz", `${HEAD}\nD1,A,2,2026-01-01\n`),
    },
    { name: "a file that is not there", code: "ENOENT", path: () => join(folder, "missing.csv") },
  ])("says which file it could not read, and why: $name", async ({ path, code }) => {
    const file = path();
    const error = await refusal(file);
    expect(error.code).toBe("order_file_unreadable");
    expect(error.message).toContain(file);
    expect(error.cause).toMatchObject({ code });
  });

  it("names the columns it misses beside those it found", async () => {
    const { code, message } = await refusal(aFile("other.csv", "单号,货号,数量,时间\nD1,A,2,2026-01-01\n"));
    expect(code).toBe("order_file_columns_missing");
    expect(message).toContain("缺少列：编码");
    expect(message).toContain("货号");
  });
});
