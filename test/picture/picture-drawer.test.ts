import { afterAll, describe, expect, it } from "@jest/globals";
import { createPictureDrawer } from "../../src/adapters/picture/create-picture-drawer.ts";
import { pictureHeight } from "../../src/adapters/picture/picture-layout.ts";
import { projectionPictureOption } from "../../src/adapters/picture/projection-picture-option.ts";
import type { PicturePanel } from "../../src/ports/picture-drawer.ts";
import { aProjection } from "../web/board-builders.ts";
import { readPng } from "./read-png.ts";

const RED = [0xb0, 0x12, 0x3f] as const;
const AMBER = [0xb8, 0x62, 0x00] as const;
const RECEIPT = [0x2f, 0xa3, 0x6b] as const;

function aPanel(parts: Partial<PicturePanel> = {}): PicturePanel {
  const days = [90, 60, 30, 0, -30, 70, 40].map((stock, index) => ({
    ...{ stock_p10: stock - 9, stock_p50: stock, stock_p90: stock + 9, receipt: index === 5 ? 130 : 0 },
  }));
  return {
    item_name: "316 不锈钢真空保温杯大容量便携车载男女学生水杯（樱花粉）500ml 礼盒装",
    ...{ location_name: "华东一号仓", severity: "critical", stockout_date: "2026-12-06", safety_stock: 25 },
    projection: aProjection(days),
    ...parts,
  };
}

describe("a drawn picture", () => {
  const { draw, close } = createPictureDrawer();
  afterAll(close);

  it("is a PNG of a phone's width, red where an item is urgent, with what arrives", async () => {
    const image = readPng(await draw([aPanel()]));
    expect([image.width, image.height]).toEqual([750, 2 * pictureHeight(1)]);
    expect(image.count(RED)).toBeGreaterThan(2_000);
    expect(image.count(AMBER)).toBe(0);
    expect(image.count(RECEIPT)).toBeGreaterThan(500);
    // Of a card's frame, which takes pictures from 1.3 to 2.25.
    expect(image.width / image.height).toBeCloseTo(1.5, 1);
  });

  it("is amber where an item is coming, the same bytes each time, and drawn although another one cannot be", async () => {
    const panels = [aPanel({ severity: "high" }), aPanel({ severity: "watch", location_name: "", safety_stock: null })];
    // Not of the type, as a fault of ours would be: it is told of, and the others are drawn all the same.
    const broken = draw([{ ...aPanel(), projection: null as never }]);
    const [first, second] = await Promise.all([draw(panels), draw(panels), expect(broken).rejects.toThrow()]);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const image = readPng(first);
    expect(image.height).toBe(2 * pictureHeight(2));
    expect(image.count(RED)).toBe(0);
    expect(image.count(AMBER)).toBeGreaterThan(2_000);
  });
});

describe("what is drawn", () => {
  const textsOf = (panel: PicturePanel) => {
    const { title } = projectionPictureOption([panel]);
    return [title].flat().map((one) => one?.text);
  };

  it("says in words how bad it is, where, by when and what arrives", () => {
    expect(textsOf(aPanel({ item_name: "杯" }))).toEqual([
      "库存走势 12 月 3 日起",
      "{line|━} 预计库存   {band|■} 可能范围（八成）   {receipt|■} 到货   {safety|┄} 安全库存",
      ...["紧急", "杯", "华东一号仓  预计 12 月 6 日缺货  12 月 8 日到货 130"],
    ]);
  });

  it("does not foresee what has happened", () => {
    expect(textsOf(aPanel({ severity: "out" })).at(-1)).toBe("华东一号仓  12 月 8 日到货 130");
  });

  it("runs from today to the horizon, with the safety stock and the day it runs out marked", () => {
    const { series, xAxis } = projectionPictureOption([aPanel()]);
    expect([xAxis].flat()[0]).toMatchObject({ data: aPanel().projection.map(({ day }) => day) });
    expect([series].flat().at(-1)).toMatchObject({
      data: [90, 60, 30, 0, -30, 70, 40],
      markLine: { data: [{ yAxis: 0 }, { yAxis: 25 }, { xAxis: "2026-12-06" }] },
    });
    const bare = projectionPictureOption([aPanel({ safety_stock: 0, stockout_date: "2027-01-01" })]);
    expect([bare.series].flat().at(-1)).toMatchObject({ markLine: { data: [{ yAxis: 0 }] } });
  });
});
