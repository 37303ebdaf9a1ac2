import { describe, expect, it } from "@jest/globals";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { lostProfile, type ProfiledCustomer } from "../../../src/domain/retention/lost-profile.ts";
import { lostProfileSentences } from "../../../src/domain/retention/lost-profile-text.ts";

/** Customers of whom `lost` ones have `factor` times the value and come from the south as often as `south` says. */
function customers(seed: number, factor: number, south: number): readonly ProfiledCustomer[] {
  const random = seededRandom(seed);
  return Array.from({ length: 160 }, (_, i) => {
    const lost = i % 2 === 0;
    return {
      lost,
      value: 100 * (1 + random()) * (lost ? factor : 1),
      frequency: 1 + Math.floor(6 * random()),
      category: random() < 0.5 ? "茶" : "咖啡",
      region: random() < (lost ? south : 0.5) ? "华南" : "华北",
      channel: null,
      customer_type: null,
    };
  });
}

describe("lostProfile", () => {
  it("finds planted differences with their direction, and nothing else", () => {
    const profile = lostProfile(customers(2, 0.6, 0.85));
    if (profile.kind !== "compared") throw new Error("not compared");
    expect(profile.differences.map(({ trait }) => trait).toSorted()).toEqual(["region", "value"]);
    expect(profile.differences.find(({ trait }) => trait === "value")?.effect).toBeLessThan(-0.5);
    const text = lostProfileSentences(profile).join("");
    expect(text).toContain("流失客户的缺货前一年金额低于留下的客户");
    expect(text).toMatch(/地区“华[南北]”在流失客户中占/u);
  });

  it("names a difference where there is none in one shop of twenty at most", () => {
    let wrong = 0;
    for (let seed = 0; seed < 200; seed++) {
      const profile = lostProfile(customers(seed + 100, 1, 0.5));
      if (profile.kind === "compared" && profile.differences.length > 0) wrong += 1;
    }
    expect(wrong / 200).toBeLessThan(0.08);
  });

  it("says so where nothing differs", () => {
    const same = customers(3, 1, 0.5).map((one) => ({
      ...one,
      value: 1,
      frequency: 1,
      region: "华南",
      category: "茶",
    }));
    expect(lostProfileSentences(lostProfile(same))).toEqual([
      "比较了缺货前一年金额、缺货前一年下单天数，没有发现可靠的差别（校正多重比较后）。",
    ]);
  });

  it("compares nothing of too few", () => {
    const few = customers(1, 1, 0.5).slice(0, 30);
    expect(lostProfile(few)).toEqual({ kind: "not_estimable", lost: 15, kept: 15, needed: 20 });
    expect(lostProfileSentences(lostProfile(few))).toEqual(["流失 15 位、留下 15 位，各需要至少 20 位才能比较。"]);
  });

  it("holds rare names together", () => {
    const many = customers(4, 1, 0.5).map((one, i) => ({ ...one, region: one.lost ? `城市${i}` : "华北" }));
    const profile = lostProfile(many);
    if (profile.kind !== "compared") throw new Error("not compared");
    expect(profile.differences[0]).toMatchObject({ trait: "region", effect: 1 });
    expect(lostProfileSentences(profile)[0]).toMatch(/“(其他|华北)”/u);
  });
});
