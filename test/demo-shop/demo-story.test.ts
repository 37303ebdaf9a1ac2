import { describe, expect, it } from "@jest/globals";
import { createDemoShop } from "@stockguard/demo-shop";
import { type RoughRisk, roughRisks } from "./rough-risk.ts";
import { openBooks, text } from "./shop-books.ts";

const CAST = ["不锈钢保温杯 500ml", "竹浆抽纸 24包", "中性笔黑色 50支装", "豆腐猫砂 6L", "每日坚果 30包礼盒"];
const DAYS = 14;

const DEMOS = [
  { seed: 1, today: "2026-03-10" },
  { seed: 2, today: "2026-06-05" },
  { seed: 3, today: "2026-08-15" },
  { seed: 4, today: "2026-11-01" },
  { seed: 5, today: "2026-01-20" },
].map((start) => ({ ...start, ...played(start) }));

describe.each(DEMOS)("the demo that begins on $today", ({ opening, paths, stories }) => {
  it("finds most of the shop well and a handful of items in need", () => {
    const count = (risk: RoughRisk): number => opening.filter((other) => other === risk).length;
    expect(count("well") / opening.length).toBeGreaterThan(0.8);
    expect(count("well") / opening.length).toBeLessThan(0.94);
    expect(count("at_risk")).toBeGreaterThanOrEqual(15);
    expect(count("out") + count("urgent")).toBeGreaterThanOrEqual(4);
    expect(count("out") + count("urgent")).toBeLessThanOrEqual(25);
  });

  it.each(CAST.slice(0, 3))("takes %s step by step from well to out within eight days", (name) => {
    const path = paths.get(name) ?? [];
    const out = path.indexOf("out");
    expect(out).toBeGreaterThanOrEqual(3);
    expect(out).toBeLessThanOrEqual(8);
    expect(["well", "at_risk"]).toContain(path[0]);
    expect(path.slice(1, out)).toContain("urgent");
  });

  it("takes the others after them, never without a warning", () => {
    for (const name of CAST.slice(3)) {
      const path = paths.get(name) ?? [];
      expect(path[0]).toBe("well");
      expect(path.slice(0, path.includes("out") ? path.indexOf("out") : DAYS + 1)).toContain("at_risk");
    }
  });

  it("tells of the late supplier, the livestream, the bulk order, the season, the count and the customers who wait", () => {
    expect(stories).toContainEqual(expect.stringMatching(/^供应商来电：.*竹浆抽纸 24包要晚 \d 天$/));
    expect(stories).toContainEqual("直播带货：不锈钢保温杯 500ml订单突然增加");
    expect(stories).toContainEqual("企业集采：一张大单买走大半中性笔黑色 50支装");
    expect(stories).toContainEqual(expect.stringMatching(/^换季了：/));
    expect(stories).toContainEqual(expect.stringMatching(/^盘点：豆腐猫砂 6L账面 \d+ 包，实际少了 \d+ 包$/));
    expect(stories).toContainEqual(expect.stringMatching(/^缺货：.+要 \d+ .+不锈钢保温杯 500ml/));
  });

  it("brings the late delivery in the end and serves who waited for it", () => {
    expect(stories).toContainEqual(expect.stringMatching(/^到货：.*竹浆抽纸 24包 \d+ 箱入库，先补发 \d+ 张欠交订单$/));
    expect(stories).toContainEqual(expect.stringMatching(/^补发欠交：.+的订单发出了$/));
  });
});

describe("the demo's rules and later days", () => {
  const { records, player } = createDemoShop({ seed: 1, today: "2026-03-10", days: 200 });

  it("tell the buyer early, customer service when it is out, the owner when it is urgent", () => {
    const rules = records.filter(({ form }) => form === "alert_rule").map(({ data }) => data);
    const told = rules.map(({ receiver_role, minimum_severity, channel }) => [
      receiver_role,
      minimum_severity,
      channel,
    ]);
    expect(told).toEqual([
      ["采购", "预警", "console"],
      ["客服", "缺货", "console"],
      ["老板", "紧急", "console"],
      ["采购", "预警", "console"],
    ]);
  });

  it("bring new stories without end", () => {
    const stories = Array.from({ length: 80 }, () => player.nextDay().edits.flatMap(({ story }) => story ?? []));
    const openings = stories.slice(12).flat();
    const begun = openings.filter((story) => /^(供应商来电|直播带货|企业集采|好评上热榜|盘点)/.test(story));
    expect(begun.length).toBeGreaterThan(10);
  });
});

function played(start: { readonly seed: number; readonly today: string }) {
  const { records, player } = createDemoShop(start);
  const books = openBooks(records);
  const codes = new Map(books.all("item").map(({ item_name, item_code }) => [text(item_name), text(item_code)]));
  const paths = new Map(CAST.map((name): [string, RoughRisk[]] => [name, []]));
  const note = (): readonly RoughRisk[] => {
    const risks = roughRisks(books, player.today());
    for (const [name, path] of paths) path.push(risks.get(`${codes.get(name) ?? ""}|CK-01`) ?? "well");
    return [...risks.values()];
  };
  const opening = note();
  const stories: string[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const { edits } = player.nextDay();
    books.apply(edits);
    stories.push(...edits.flatMap(({ story }) => story ?? []));
    note();
  }
  return { opening, paths, stories };
}
