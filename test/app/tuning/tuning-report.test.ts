import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { sharedReport } from "../../../src/app/tuning/shared-report.ts";
import { tuningReport } from "../../../src/contracts/tuning.ts";
import type { ProgramContext } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/tuning.command.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anAlertEvent, anAssessment, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";
import { aTunedShop, LEVELS, NEVER_OUT, NOW, OFTEN_OUT, type TunedShop } from "./a-tuned-shop.ts";
import { reporterOn } from "./a-tuning-reporter.ts";

const calendar = createChineseCalendar();

async function reportOn(shop: TunedShop, store = createMemoryStore()) {
  await aTunedShop(store, shop);
  return tuningReport.parse(await reporterOn(store, calendar)(SHOP));
}

async function bind(store: Store, form: "supplier" | "item"): Promise<void> {
  const binding = {
    installation_id: SHOP,
    form,
    app_id: "app",
    entry_id: `entry-${form}`,
    fields: [],
    synced_through: null,
  };
  await store.registry.saveBinding({ ...binding, push_secret: "s", push_token: `t-${form}` });
}

/** Ten shelves of class B with three arrivals each, two of them after an empty shelf. */
const BROKEN_CLASS = Array.from({ length: 10 }, (_, i) => ({
  item_code: `B${i}`,
  item: { abc_class: "B" as const },
  ...OFTEN_OUT,
}));

const PLANTED: TunedShop = {
  suppliers: [
    { supplier_code: "SLOW", supplier_name: "慢厂", lead: (n) => 14 + (n % 3), promised: 15 },
    { supplier_code: "GOOD", lead: () => 7 },
  ],
  items: [
    { item_code: "LOW", item: { minimum_stock: 20 }, ...OFTEN_OUT },
    {
      ...{ item_code: "HIGH", item: { minimum_stock: 500 }, ...NEVER_OUT },
      risk: { ...LEVELS, reorder_point: 500, order_up_to_level: 535 },
    },
    { item_code: "FINE", item: { minimum_stock: 20 }, ...NEVER_OUT },
    { item_code: "LEVEL", item: { service_level: 0.8 }, ...OFTEN_OUT },
    ...BROKEN_CLASS,
  ],
  choices: Array.from({ length: 9 }, () => [50, 60] as const),
};

describe("the tuning report", () => {
  it("finds every parameter that outcomes contradict, and no other", async () => {
    const { proposals, proposed } = await reportOn(PLANTED);
    expect(proposals.map(({ kind, direction, code }) => [kind, direction, code])).toEqual([
      ["lead_time", "raise", "SLOW"],
      ["item_service_level", "raise", "LEVEL"],
      ["minimum_stock", "raise", "LOW"],
      ["minimum_stock", "lower", "HIGH"],
      ["class_service_level", "raise", "B"],
      ["buyer_changes", "buyer", "S-1"],
      ["buyer_changes", "buyer", "A"],
    ]);
    expect(proposed).toBe(7);
    const of = (code: string) => proposals.find((one) => one.code === code);
    expect(of("SLOW")).toMatchObject({
      ...{ present: 7, proposed: 15 },
      evidence: { deliveries: 9, since: "2026-08-25", median_days: 15, p90_days: 16, late_rate: 2 / 9 },
    });
    expect(of("LOW")).toMatchObject({
      ...{ present: 20, proposed: 90 },
      evidence: { out_days: 15, out_spells: 2, known_days: 86, source: "movements", safety_stock: 20 },
    });
    expect(of("HIGH")).toMatchObject({
      ...{ present: 500, proposed: 90 },
      evidence: { out_days: 0, known_days: 90, reorder_point: 90, order_up_to_level: 125 },
    });
    expect(of("LEVEL")).toMatchObject({ present: 0.8, proposed: 0.98 });
    expect(of("B")).toMatchObject({
      ...{ present: 0.95, proposed: 0.98 },
      evidence: { places: 10, arrivals: 30, broken_arrivals: 20, kept_rate: 1 / 3, in_stock_rate: 1 - 15 / 86 },
    });
    expect(of("S-1")).toMatchObject({
      evidence: { changes: 9, buyer_better: 9, more: 9, median_ratio: 1.2, difference: 1_791 },
    });
  });

  it("is the same each time, and changes nothing", async () => {
    const store = createMemoryStore();
    const first = await reportOn(PLANTED, store);
    expect(await reporterOn(store, calendar)(SHOP)).toEqual(first);
    const items = await store.subjects.items(SHOP, ["LOW"]);
    expect(items[0]?.minimum_stock).toBe(20);
    expect(await store.registry.setting(SHOP, "service_levels")).toBeNull();
  });

  it("proposes nothing where what happened speaks for what is written", async () => {
    const { proposals, lacks } = await reportOn({
      suppliers: [{ supplier_code: "GOOD" }],
      items: [
        { item_code: "FINE", item: { minimum_stock: 20 }, ...NEVER_OUT },
        { item_code: "ENOUGH", item: { minimum_stock: 90 }, ...OFTEN_OUT },
        { item_code: "GONE", item: { minimum_stock: 20, is_active: false }, ...OFTEN_OUT },
        { item_code: "UNWANTED", item: { minimum_stock: 20 }, ...OFTEN_OUT, risk: { ...LEVELS, demand_mean: 0 } },
      ],
      choices: [
        [50, 60],
        [50, 50],
      ],
    });
    expect(proposals).toEqual([]);
    expect(lacks.map(({ kind, code, count, needed }) => [kind, code, count, needed])).toEqual([
      ["stock_record", "", 1, 1],
      ["class_service_level", "A", 6, 30],
      ["buyer_changes", "", 1, 8],
    ]);
  });

  it("says that a supplier has brought too little to be judged", async () => {
    const { proposals, lacks } = await reportOn({ suppliers: [{ supplier_code: "NEW", orders: 4, lead: () => 30 }] });
    expect(proposals).toEqual([]);
    expect(lacks[0]).toMatchObject({ kind: "lead_time", count: 1, needed: 5 });
  });

  it("goes by the alerts where nobody writes down what moved", async () => {
    const store = createMemoryStore();
    await aTunedShop(store, { items: [{ item_code: "CUP", item: { minimum_stock: 20 }, on_hand: 5, moves: [] }] });
    const claimed = await claimOne(store, aSubject(), NOW);
    const day = (days_ago: number) => NOW - days_ago * 86_400_000;
    const events = [
      anAlertEvent({ episode: 1, kind: "raised", at: day(50) }),
      anAlertEvent({ episode: 1, kind: "cleared", at: day(46), severity: "none" }),
      anAlertEvent({ episode: 2, kind: "raised", at: day(20), severity: "high" }),
      anAlertEvent({ episode: 2, kind: "worsened", at: day(19) }),
      anAlertEvent({ episode: 2, kind: "eased", at: day(17), severity: "high" }),
    ];
    await store.assessments.commit([
      {
        ...{ claimed, assessment: anAssessment({ risk: LEVELS }), effects: [] },
        alert_events: events.map((event) => ({ ...event, subject: aSubject() })),
      },
    ]);
    const { proposals } = await reporterOn(store, calendar)(SHOP);
    expect(proposals).toMatchObject([
      { kind: "minimum_stock", evidence: { source: "alerts", out_days: 6, out_spells: 2, turnover_days: null } },
    ]);
  });

  it("leads to the form where a person changes it", async () => {
    const store = createMemoryStore();
    await bind(store, "supplier");
    await bind(store, "item");
    const { proposals } = await reportOn(PLANTED, store);
    expect(proposals.map(({ form_url }) => form_url?.slice(19) ?? null)).toEqual([
      ...["entry-supplier", "entry-item", "entry-item", "entry-item"],
      ...[null, "entry-item", "entry-item"],
    ]);
  });

  it("is made once for all who ask within ten minutes, and again after a failure", async () => {
    const report = await reportOn({});
    const [outcomes, times] = [[Promise.reject(new Error("away")), Promise.resolve(report)], { made: 0, now: 0 }];
    const shared = sharedReport(() => outcomes[Math.min(times.made++, 1)] ?? Promise.resolve(report), {
      now: () => times.now,
    });
    await expect(shared(SHOP)).rejects.toThrow("away");
    await Promise.all([shared(SHOP), shared(SHOP)]);
    expect(times.made).toBe(2);
    times.now = 600_000;
    expect(await shared(SHOP)).toBe(report);
    expect(times.made).toBe(3);
  });
});

/** The command on a shop of its own; what it printed. */
async function printed(shop: TunedShop, ...words: readonly string[]): Promise<readonly string[]> {
  const store = createMemoryStore();
  await aTunedShop(store, shop);
  const lines: string[] = [];
  // What this command asks for, and nothing else.
  const context = {
    terminal: { print: (line: string) => void lines.push(line) },
    openAddon: () =>
      Promise.resolve({
        registry: store.registry,
        tuningReport: reporterOn(store, calendar),
        close: () => Promise.resolve(),
      }),
  } as unknown as ProgramContext;
  const program = new Command().exitOverride();
  register(program, context);
  await program.parseAsync(["tuning", ...words], { from: "user" });
  return lines;
}

describe("stockguard tuning", () => {
  it("prints each proposal with its evidence and what it would bring", async () => {
    const lines = await printed(PLANTED);
    expect(lines[0]).toBe("2026-08-25 至 2026-11-23 的实际结果。只是建议：由人在表单或“策略预演”里改，不会自动生效。");
    const text = lines.join("\n");
    expect(text).toContain("慢厂（SLOW） 供应商资料“提前期（天）”：7 → 15 天");
    expect(text).toContain("2026-08-25 以来到货 9 次，中位 15 天，P90 16 天，迟到率 22.22%。");
    expect(text).toContain("商品 LOW（LOW） 商品资料“库存下限”：20 → 90 件");
    expect(text).toContain("近 86 天断货 15 天、2 次（按出入库流水）；模型的安全库存 20 件、再订货点 90 件");
    expect(text).toContain("\nB 类服务水平：95% → 预演 98%\n");
    expect(text).toContain("采购改了数量的 9 行里，采购 9 行更好，合计多赚 1,791 元；其中 9 行订得比建议多");
    expect(text).toContain("A 类近 90 天只有 3 次到货（需要 30 次），没有比较类别服务水平。");
  });

  it("says so where nothing is to be changed, and what is missing", async () => {
    const lines = await printed({});
    expect(lines).toContain("没有需要调整的参数。");
    expect(lines.join("\n")).toContain("【数据不足】\n采购改过数量、已能判断的只有 0 行");
  });

  it("prints the report as JSON", async () => {
    const [text = ""] = await printed(PLANTED, "--json");
    expect(tuningReport.strict().parse(JSON.parse(text)).proposals).toHaveLength(7);
  });
});
