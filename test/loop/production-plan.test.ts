import { afterEach, describe, expect, it } from "@jest/globals";
import { addDays } from "../../src/domain/calendar/day.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { LOCATION } from "../support/a-shop-stock.ts";
import type { ShopWorld } from "../support/a-shop-world.ts";
import { aWorkshop, CUP_LINES, RING, STEEL } from "../support/a-workshop.ts";
import { anAddonFromScratch, outlooksFrom } from "./from-scratch.ts";

const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** A workshop that makes cups, and how its orders and components stand. */
async function aWorld() {
  const world = await aWorkshop();
  worlds.push(world);
  const { addon } = world;
  const riskOf = async (item_code: string) => {
    const kept = await addon.store.assessments.get({
      ...{ installation_id: INSTALLATION, item_code, location_code: LOCATION },
    });
    if (kept === null) throw new Error(`${item_code} is assessed`);
    return kept.risk;
  };
  const order = async (production_no: string) => {
    const [found] = await world.find("production_plan", { production_no });
    if (found === undefined) throw new Error(`no order ${production_no}`);
    return found;
  };
  return { ...world, riskOf, order };
}

describe("a production order that a person plans", () => {
  it("puts its components in danger, and is told on which day its line stops for want of which", async () => {
    const { plan, settled, startOf, riskOf, order, stockOf, find, clock } = await aWorld();
    expect((await riskOf(RING)).severity).toBe("unknown");
    await plan("MO-12", 40, 9);
    await settled();
    expect(await order("MO-12")).toMatchObject({ material_status: "齐套", makeable_quantity: 40 });
    expect((await riskOf(RING)).severity).toBe("none");
    await plan("MO-13", 20, 10);
    await settled();
    const shown = await order("MO-13");
    expect(shown).toMatchObject({ material_status: "缺料", makeable_quantity: 5 });
    expect(shown["line_stop_date"]).toBe(startOf(10));
    expect(shown["early_line_stop_date"]).toBe(startOf(10));
    expect(shown["material_reason"]).toBe(
      `${addDays(clock.today(), 10)} 缺 密封圈（${RING}） 30，停线；没有在途能补上`,
    );
    expect(await order("MO-12")).toMatchObject({ material_status: "齐套" });
    expect(await riskOf(RING)).toMatchObject({ severity: "high", stockout_probability: 1, expected_lost_units: 30 });
    expect((await riskOf(STEEL)).severity).toBe("none");
    const stock = await stockOf(RING);
    expect(stock).toMatchObject({ alert_severity: "预警", suggested_order_quantity: 30 });
    expect(stock["alert_reason"]).toContain("生产单 MO-12 在");
    expect(stock["alert_reason"]).toContain("要用 40 个");
    const [alert] = await find("stockout_alert", { item_code: RING });
    expect(alert?.["alert_reason"]).toBe(stock["alert_reason"]);
    expect(await find("replenishment", { item_code: RING })).toHaveLength(1);
  });

  it("is told that it can go on once the component is bought, comes late, or is there", async () => {
    const { plan, settled, startOf, order, person, stockOf } = await aWorld();
    await plan("MO-12", 60, 9);
    await settled();
    expect(await order("MO-12")).toMatchObject({ material_status: "缺料", line_stop_date: startOf(9) });
    const bought = await person.create("purchase_order", {
      ...{ purchase_order_no: "PO-1", supplier_code: "GY-1", location_code: LOCATION, order_status: "已下单" },
      ...{ ordered_at: startOf(0), expected_date: startOf(12) },
      lines: [{ item_code: RING, quantity: 30 }],
    });
    await settled();
    const late = await order("MO-12");
    expect(late["material_status"]).toBe("缺料");
    expect(late["resume_date"]).not.toBe("");
    await person.remove("purchase_order", bought);
    await person.edit("stock_level", (await stockOf(RING))._id, { on_hand: 120 });
    await settled();
    expect(await order("MO-12")).toMatchObject({ material_status: "齐套", makeable_quantity: 60 });
    expect((await order("MO-12"))["line_stop_date"] ?? "").toBe("");
  });

  it("follows a change of the bill of materials and of what was issued, and bears nothing once it is done", async () => {
    const { plan, settled, riskOf, order, person, bom, addon } = await aWorld();
    const record_id = await plan("MO-12", 60, 9);
    await settled();
    expect((await order("MO-12"))["material_status"]).toBe("缺料");
    await person.edit("bom", bom, { lines: CUP_LINES.map((line) => ({ ...line, quantity_per: 1 })) });
    await settled();
    expect((await order("MO-12"))["material_status"]).toBe("齐套");
    expect((await riskOf(RING)).reorder_point).toBe(60);
    await person.edit("production_plan", record_id, { production_status: "生产中", issued_quantity: 50 });
    await settled();
    expect((await riskOf(RING)).reorder_point).toBe(10);
    await person.edit("production_plan", record_id, { production_status: "已完成" });
    await settled();
    expect((await riskOf(RING)).severity).toBe("unknown");
    expect((await order("MO-12"))["material_status"] ?? "").toBe("");
    expect(await addon.store.production.outlooks(INSTALLATION)).toEqual([]);
  });

  it("says what is wrong with a bill of materials that goes round in a circle or cannot be right", async () => {
    const { plan, settled, order, person, addon, bom } = await aWorld();
    await plan("MO-12", 10, 9);
    const circle = await person.create("bom", {
      item_code: STEEL,
      lines: [{ component_code: "CUP", quantity_per: 1 }],
    });
    await settled();
    expect(await order("MO-12")).toMatchObject({
      ...{ material_status: "清单有误", short_items: `物料清单循环引用：CUP → ${STEEL} → CUP` },
    });
    const cycles = async () => {
      const notices = await addon.polling.notices.list(INSTALLATION);
      return notices.filter(({ code }) => code === "bom_cycle").map(({ message }) => message);
    };
    expect(await cycles()).toEqual([expect.stringContaining(`循环引用：CUP → ${STEEL} → CUP`)]);
    await person.edit("bom", bom, { lines: [...CUP_LINES, { component_code: "YL-9", quantity_per: -1 }] });
    await settled();
    const [aside] = await addon.store.inbox.aside(INSTALLATION, 10);
    expect(aside?.problem.message).toContain("物料清单“CUP”有误");
    expect(await cycles()).toHaveLength(1);
    expect((await order("MO-12"))["short_items"]).toContain("CUP 的 YL-9：用量要大于 0");
    await person.remove("bom", circle);
    await settled();
    expect(await cycles()).toEqual([]);
  });

  it("ends in what a fresh add-on reads and computes", async () => {
    const { plan, settled, person, running, ...world } = await aWorld();
    await plan("MO-1", 30, 3);
    await plan("MO-2", 30, 5);
    const gone = await plan("MO-3", 30, 4);
    await settled();
    await person.remove("production_plan", gone);
    await settled();
    const { scratch, close } = await anAddonFromScratch({ ...world, settled, person, running });
    try {
      const kept = await world.addon.store.production.outlooks(INSTALLATION);
      expect(kept).toHaveLength(2);
      const outlooks = kept.map(({ outlook }) => outlook);
      expect(await outlooksFrom(scratch)).toEqual(outlooks.toSorted((a, b) => (a.day < b.day ? -1 : 1)));
    } finally {
      await close();
    }
  });
});
