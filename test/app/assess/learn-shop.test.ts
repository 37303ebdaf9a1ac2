import { describe, expect, it } from "@jest/globals";
import { createLearnShop, type Lessons } from "../../../src/app/assess/learn-shop.ts";

function aSchool(broken: Partial<Lessons> = {}) {
  const told: string[] = [];
  const lesson = (name: string) => (installation_id: string) =>
    Promise.resolve(told.push(`${name} ${installation_id}`));
  const lessons: Lessons = {
    learnAcrossItems: lesson("across"),
    classifyItems: lesson("classes"),
    watchSuppliers: lesson("suppliers"),
    learnCustomers: lesson("customers"),
    ...broken,
  };
  const learnShop = createLearnShop(lessons, (name, installation_id, error) => {
    told.push(`${name} of ${installation_id} failed: ${String(error)}`);
  });
  return { told, learnShop };
}

describe("what is learned of a shop", () => {
  it("is learned in turn", async () => {
    const { told, learnShop } = aSchool();
    await learnShop("shop");
    expect(told).toEqual(["across shop", "classes shop", "suppliers shop", "customers shop"]);
  });

  it("goes on where a lesson fails, which is told", async () => {
    const { told, learnShop } = aSchool({ classifyItems: () => Promise.reject(new Error("odd data")) });
    await learnShop("shop");
    expect(told).toEqual([
      "across shop",
      "classifyItems of shop failed: Error: odd data",
      "suppliers shop",
      "customers shop",
    ]);
  });
});
