import { describe, expect, it } from "@jest/globals";
import { confusionTable, falseShare, rightShare } from "../../../src/domain/cause/planted/confusion.ts";
import { plantedShortage } from "../../../src/domain/cause/planted/planted-shortage.ts";

/** Apart from the seeds that the limits were set on, and from those that are reported. */
const SEED = 9_000_000;
const SHORTAGES = 40;

function over(rows: ReturnType<typeof confusionTable>, share: typeof rightShare): number {
  return rows.reduce((sum, row) => sum + share(row), 0) / rows.length;
}

describe("shops in which one thing goes wrong", () => {
  const table = confusionTable(SHORTAGES, SEED, "full");
  const planted = table.filter((row) => row.planted !== null);

  it("are named right in nine of ten cases, and each class in four of five", () => {
    expect(planted.map(({ count }) => count)).toEqual(new Array(12).fill(SHORTAGES));
    expect(over(planted, rightShare)).toBeGreaterThanOrEqual(0.9);
    expect(Math.min(...planted.map(rightShare))).toBeGreaterThanOrEqual(0.8);
    expect(over(planted, falseShare)).toBeLessThanOrEqual(0.02);
  });

  it("are left undetermined rather than named wrong where the telling records are missing", () => {
    const thin = confusionTable(SHORTAGES, SEED, "thin");
    expect(Math.max(...thin.map(falseShare))).toBeLessThanOrEqual(0.1);
  });

  it("are seldom named wrong where records are missing that would show something else", () => {
    const others = confusionTable(SHORTAGES, SEED, "others_missing");
    expect(over(others, falseShare)).toBeLessThanOrEqual(0.1);
  });

  it("name mostly nothing where chance alone ran the item out", () => {
    const chance = table.filter((row) => row.planted === null);
    expect(chance.map(({ count }) => count)).toEqual([SHORTAGES]);
    expect(over(chance, rightShare)).toBeGreaterThanOrEqual(0.6);
  });

  it("are the same for the same seed", () => {
    const seeds = Array.from({ length: 20 }, (_, i) => SEED + i);
    const shortages = () => seeds.map((seed) => plantedShortage("supplier_late", seed));
    expect(shortages()).toEqual(shortages());
  });
});
