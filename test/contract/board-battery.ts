/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { beforeEach, describe, expect, it } from "@jest/globals";
import { type BoardView, WHOLE_BOARD } from "../../src/contracts/board-view.ts";
import type { AlertState } from "../../src/domain/alert/alert-state.ts";
import type { Store } from "../../src/ports/store.ts";
import { anEventMark } from "../store/an-event.ts";
import { anAssessment, aSubject, claimOne, SHOP } from "../store/store-builders.ts";

const { explanation } = anAssessment().risk;

const KEPT: readonly Parameters<typeof anAssessment>[0][] = [
  {
    ...{ item_code: "quiet", category: "水杯" },
    risk: {
      ...{ severity: "none", expected_loss: 9_000, stockout_date: null },
      explanation: { ...explanation, abc_class: "C" },
    },
  },
  { item_code: "small", category: "水杯", risk: { severity: "high", expected_loss: 10, stockout_date: "2026-12-20" } },
  { item_code: "large", category: "水杯", risk: { severity: "high", expected_loss: 500, stockout_date: "2026-12-09" } },
  {
    item_code: "unpriced",
    category: "文具",
    risk: { severity: "high", expected_loss: null, stockout_date: "2026-12-10" },
  },
  {
    item_code: "gone",
    location_code: "W2",
    category: null,
    risk: { severity: "out", expected_loss: 1, stockout_date: "2026-12-10" },
  },
  { item_code: "new_50%", category: "", risk: { severity: "unknown", expected_loss: null, stockout_date: null } },
];

/** What the pages and figures of the board promise. */
export function describeBoard(store: () => Store): void {
  const keep = async (parts: Parameters<typeof anAssessment>[0], installation_id = SHOP) => {
    const subject = aSubject({ installation_id, ...parts });
    const claimed = await claimOne(store(), subject);
    const assessment = anAssessment({ item_name: "不锈钢保温杯", ...parts, ...subject });
    await store().assessments.commit([{ claimed, assessment, effects: [] }]);
  };
  /** As a look at a subject keeps it: with the event of its alert. */
  const keepAlert = async (
    parts: Parameters<typeof anAssessment>[0],
    alert: Partial<AlertState>,
    installation_id = SHOP,
  ) => {
    const subject = aSubject({ installation_id, ...parts });
    const claimed = await claimOne(store(), subject);
    const assessment = anAssessment({ item_name: "不锈钢保温杯", ...parts, ...subject });
    const kept = { ...assessment, alert: { ...assessment.alert, ...alert } };
    const isOver = kept.alert.status === "quiet";
    const over = isOver ? { ended_at: 9_000, ended_on: "2026-11-05", snapshot: null } : {};
    await store().assessments.commit([
      { claimed, assessment: kept, effects: [], event: anEventMark({ ...over, episode: kept.alert.episode }) },
    ]);
  };
  const page = (view: Partial<BoardView>, size = 50) =>
    store().assessments.page(SHOP, { ...WHOLE_BOARD, ...view }, size);
  const codes = async (view: Partial<BoardView>) => (await page(view)).rows.map(({ item_code }) => item_code);

  describe("a page of the board", () => {
    beforeEach(async () => {
      for (const parts of KEPT) await keep(parts);
      await keep({ item_code: "foreign", risk: { severity: "out", expected_loss: 1e6 } }, "other");
    });

    it("tells apart what is doubted, in order of item and place, as long as it is", async () => {
      const signals = [{ kind: "phantom_stock", sentence: "请盘点。" }] as const;
      const doubted = async () => (await store().assessments.doubted(SHOP)).map(({ item_code }) => item_code);
      expect(await doubted()).toEqual([]);
      await keep({ item_code: "small", on_hand: 40, risk: { signals } });
      await keep({ item_code: "large", on_hand: null, risk: { signals } });
      await keep({ item_code: "gone", location_code: "W2", risk: { signals: [{ kind: "surge", sentence: "" }] } });
      await keep({ item_code: "foreign", risk: { signals } }, "other");
      expect(await doubted()).toEqual(["large", "small"]);
      expect((await store().assessments.doubted(SHOP))[1]).toMatchObject({ on_hand: 40, risk: { signals } });
      await keep({ item_code: "small", risk: { signals: [] } });
      expect(await doubted()).toEqual(["large"]);
      const task = { reason: "negative_stock", number: 1, opened_on: "2026-11-23", due_on: "2026-11-26" } as const;
      const asked = { ...task, state: "open", book_quantity: 4, seen_count: null, counted_on: null } as const;
      await keep({ item_code: "small", risk: { signals: [] }, count_tasks: [asked] });
      expect(await doubted()).toEqual(["large", "small"]);
      expect((await store().assessments.doubted(SHOP))[1]).toMatchObject({ count_tasks: [asked] });
      await keep({ item_code: "small", risk: { signals: [] }, count_tasks: [{ ...asked, state: "counted" }] });
      expect(await doubted()).toEqual(["large"]);
    });

    it("tells whose alert stands, the worst of them first and no more than are asked for", async () => {
      const alarmed = async (most: number) =>
        (await store().assessments.alarmed(SHOP, most)).map((one) => one.item_code);
      expect(await alarmed(9)).toEqual([]);
      const stands = { status: "raised", episode: 1 } as const;
      for (const parts of [...KEPT.slice(0, 3), ...KEPT.slice(4, 5)]) await keepAlert(parts, stands);
      await keepAlert({ item_code: "foreign", risk: { severity: "out" } }, stands, "other");
      expect(await alarmed(9)).toEqual(["gone", "large", "small", "quiet"]);
      expect(await alarmed(2)).toEqual(["gone", "large"]);
      expect((await store().assessments.alarmed(SHOP, 1))[0]).toMatchObject({ location_code: "W2", alert: stands });
      await keepAlert(KEPT[2] ?? {}, { status: "quiet", episode: 1 });
      expect(await alarmed(9)).toEqual(["gone", "small", "quiet"]);
      // An event that never ended, from before the subject was gone for a while, tells of nothing twice.
      await keepAlert(KEPT[1] ?? {}, { status: "raised", episode: 2 });
      expect(await alarmed(9)).toEqual(["gone", "small", "quiet"]);
    });

    it("lists the worst first, and the largest loss first among equals", async () => {
      expect(await codes({})).toEqual(["gone", "large", "small", "unpriced", "quiet", "new_50%"]);
    });

    it.each([
      { descending: false, want: ["large", "gone", "unpriced", "small", "quiet", "new_50%"] },
      { descending: true, want: ["small", "gone", "unpriced", "large", "quiet", "new_50%"] },
    ])("sorts with the unknown last and equals worst first (descending: $descending)", async ({ descending, want }) => {
      expect(await codes({ sort: { by: "stockout_date", descending } })).toEqual(want);
    });

    it.each([
      "on_hand",
      "days_of_supply",
      "stockout_date",
      "stockout_probability",
      "suggested_order_quantity",
      "expected_loss",
    ] as const)("can be sorted by %s", async (by) => {
      expect(new Set(await codes({ sort: { by, descending: true } })).size).toBe(KEPT.length);
    });

    it.each([
      { name: "severities", view: { severities: ["out" as const, "none" as const] }, want: ["gone", "quiet"] },
      { name: "a place", view: { location_code: "W2" }, want: ["gone"] },
      { name: "a class", view: { abc_class: "C" as const }, want: ["quiet"] },
      { name: "a class nobody has", view: { abc_class: "B" as const }, want: [] },
      { name: "a category", view: { category: "水杯", severities: ["none" as const] }, want: ["quiet"] },
      { name: "a code in another case", view: { search: "LARGE" }, want: ["large"] },
      { name: "all words of a search", view: { search: " 保温杯  small " }, want: ["small"] },
      { name: "signs that mean something in SQL", view: { search: "_50%" }, want: ["new_50%"] },
      { name: "a sign that stands for any in SQL", view: { search: "l_rge" }, want: [] },
      { name: "a quote and a backslash", view: { search: "'\\" }, want: [] },
      { name: "nothing that matches", view: { search: "不存在" }, want: [] },
    ])("narrows to $name", async ({ view, want }) => {
      expect(await codes(view)).toEqual(want);
      expect((await page(view)).matching).toBe(want.length);
    });

    it("is as long as asked for, and says how many there are in all", async () => {
      const second = await page({ page: 2 }, 4);
      expect(second.matching).toBe(6);
      expect(second.rows.map(({ item_code }) => item_code)).toEqual(["quiet", "new_50%"]);
      expect(await page({ page: 3 }, 4)).toEqual({ matching: 6, rows: [] });
    });

    it("shows whole assessments, as they were last kept", async () => {
      await keep({ item_code: "quiet", category: "水杯", risk: { severity: "out", expected_loss: 3 } });
      const [first] = (await page({ search: "quiet" })).rows;
      expect(first).toEqual(await store().assessments.get(aSubject({ item_code: "quiet" })));
      expect(await codes({ severities: ["none"] })).toEqual([]);
    });

    it("forgets a subject that is no more", async () => {
      const claimed = await claimOne(store(), aSubject({ item_code: "large" }));
      await store().assessments.commit([{ claimed, assessment: null, effects: [] }]);
      expect(await codes({ search: "large" })).toEqual([]);
    });
  });

  describe("the board in figures", () => {
    it("is nothing before anything was assessed", async () => {
      expect(await store().assessments.overview(SHOP)).toEqual({
        counts: { out: 0, critical: 0, high: 0, watch: 0, none: 0, unknown: 0 },
        alarming_loss: 0,
        categories: [],
        locations: [],
      });
    });

    it("counts every light and choice of one installation, and adds up what alarms", async () => {
      for (const parts of KEPT) await keep(parts);
      await keep({ item_code: "foreign", risk: { severity: "out", expected_loss: 1e6 } }, "other");
      expect(await store().assessments.overview(SHOP)).toEqual({
        counts: { out: 1, critical: 0, high: 3, watch: 0, none: 1, unknown: 1 },
        alarming_loss: 511,
        categories: [
          { value: "水杯", count: 3 },
          { value: "文具", count: 1 },
        ],
        locations: [
          { value: aSubject().location_code, count: 5 },
          { value: "W2", count: 1 },
        ],
      });
    });
  });
}
