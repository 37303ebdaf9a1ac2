import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { writeCsv } from "../../src/adapters/files/csv-file.ts";

describe("a CSV file for Excel", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-csv-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function written(rows: readonly (readonly (string | number)[])[]): Promise<string> {
    const path = join(folder, "table.csv");
    await writeCsv(path, rows);
    return readFileSync(path, "utf8");
  }

  it("opens in Chinese: it begins with the mark of UTF-8 and its lines end as Excel's do", async () => {
    expect(
      await written([
        ["商品", "数量"],
        ["保温杯", 3],
      ]),
    ).toBe("\uFEFF商品,数量\r\n保温杯,3\r\n");
  });

  it.each([
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
  ])("keeps %j a text, never a formula", async (text) => {
    const [row] = parse(await written([[text]]), { bom: true });
    expect(row).toEqual([`'${text}`]);
  });

  it("leaves numbers as they are, negative ones too", async () => {
    expect(await written([[-5, 0.25]])).toBe("\uFEFF-5,0.25\r\n");
  });

  it("gives back every other text whole, with its commas, quotes and line ends", async () => {
    const plain = fc.string({ unit: "grapheme" }).map((text) => `款${text}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(plain, plain), { minLength: 1 }), async (rows) => {
        const read = parse(await written(rows), { bom: true, record_delimiter: "\r\n" });
        expect(read).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });
});
