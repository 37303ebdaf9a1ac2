import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { causeOfLabel, CAUSE_LABELS } from "../../../src/domain/cause/cause-class.ts";
import { priorsOf } from "../../../src/domain/cause/cause-priors.ts";
import { CAUSE_RULES } from "../../../src/domain/cause/cause-rules.ts";
import { causeVerdictSentence } from "../../../src/domain/cause/cause-sentence.ts";
import { judgeCauses } from "../../../src/domain/cause/judge-causes.ts";
import { lostUnits } from "../../../src/domain/cause/shortage-path.ts";
import { anEpisode, aPurchase, day, FIRST, ref } from "./an-episode.ts";

const TEMPLATE = new URL("../../../templates/stockout_event.form.json", import.meta.url);

/** Taken for quality and moved away on the same day, either of them enough. */
const TWO_ALIKE = anEpisode({
  opening: { day: FIRST, quantity: 130 + 70 },
  taken: [
    { kind: "quality_hold", record: ref("stock_movement", "M-1"), day: day(12), quantity: 75, released_on: null },
    { kind: "transfer", record: ref("stock_movement", "M-2"), day: day(12), quantity: 75, released_on: null },
  ],
  plans: [],
});

describe("the verdict", () => {
  it("names a cause that is clearly ahead, and its stage", () => {
    const evidence = anEpisode({
      supplies: [aPurchase({ expected_on: day(13), arrivals: [{ day: day(20), quantity: 200 }] })],
    });
    const verdict = judgeCauses(evidence);
    expect(verdict).toMatchObject({ kind: "named", main: "supplier_late", stage: "supplier", is_by_prior: false });
    expect(causeVerdictSentence(verdict, "件")).toBe(
      "主要原因：供应商延期（供应商环节）。承诺 2025-03-14 到货，已逾期 7 天未到。若按承诺日到货，可少损失约 100%。",
    );
  });

  it("names none where nothing was out of order", () => {
    const verdict = judgeCauses(anEpisode({ plans: [], supplies: [], counts: null }));
    expect(verdict).toMatchObject({ kind: "undetermined", reason: "nothing_explains", missing: ["plan", "counts"] });
    expect(causeVerdictSentence(verdict, "件")).toBe(
      "无法判断：单独改正任何一个环节都不足以避免这次缺货。补上这些记录后可再判断：补货建议或最晚下单日、盘点单。",
    );
  });

  it.each([
    { what: "stock before", changes: { opening: null }, missing: ["stock_before"] },
    { what: "demand", changes: { demand: null }, missing: ["demand"] },
  ])("has no path to mend without $what", ({ changes, missing }) => {
    expect(judgeCauses(anEpisode(changes))).toMatchObject({ kind: "undetermined", reason: "no_path", missing });
  });

  it("has no path where the evidence begins after the episode", () => {
    expect(judgeCauses(anEpisode({ opening: { day: day(15), quantity: 1 } }))).toMatchObject({ reason: "no_path" });
  });

  it.each([
    { what: "never runs out", opening: 1000 },
    { what: "loses three times as much", opening: 130, lost_units: 23 },
  ])("does not trust records by which the item $what", ({ opening, lost_units = 70 }) => {
    const evidence = anEpisode({
      opening: { day: FIRST, quantity: opening },
      episode: { ...anEpisode().episode, lost_units },
    });
    expect(judgeCauses(evidence)).toMatchObject({ kind: "undetermined", reason: "records_disagree" });
  });

  it("says that nothing was lost where the shelf was empty and nobody asked, and asks for no records", () => {
    const verdict = judgeCauses(
      anEpisode({
        opening: { day: FIRST, quantity: 130 },
        demand: [{ day: FIRST, quantity: 130 }],
        episode: { ...anEpisode().episode, lost_units: 0 },
      }),
    );
    expect(verdict).toMatchObject({ kind: "undetermined", reason: "nothing_lost", missing: [] });
    expect(causeVerdictSentence(verdict, "件")).toBe("无法判断：货架空着的时候没有需求落空，没有可以避免的损失。");
  });

  it("leaves two alike undetermined, until people have chosen one of them twice as often", () => {
    const mend = (cause: "quality_hold" | "stock_reserved") => ({
      ...{ cause, stage: "warehouse" as const },
      judge: () => ({ kind: "mended" as const, avoided_share: 0.9, strength: 1, facts: [] }),
    });
    const rules = [mend("quality_hold"), mend("stock_reserved")];
    expect(judgeCauses(anEpisode(), {}, rules)).toMatchObject({ kind: "undetermined", reason: "several_alike" });
    const chosen = judgeCauses(anEpisode(), priorsOf(["stock_reserved"]), rules);
    expect(chosen).toMatchObject({ kind: "named", main: "stock_reserved", is_by_prior: true });
    expect(causeVerdictSentence(chosen, "件")).toContain("另有原因影响相近，按以往人工选择排在首位。");
  });

  it("names neither of two where each alone would have changed little", () => {
    expect(judgeCauses(TWO_ALIKE).kind).toBe("undetermined");
  });

  it("is never moved by choices of people where one is clear", () => {
    const evidence = anEpisode({
      supplies: [aPurchase({ expected_on: day(13), arrivals: [{ day: day(20), quantity: 200 }] })],
    });
    expect(judgeCauses(evidence, priorsOf(new Array(50).fill("demand_surge")))).toMatchObject({
      main: "supplier_late",
    });
  });

  it("ranks every class, the highest score first", () => {
    const scores = judgeCauses(anEpisode()).findings.map((one) => (one.kind === "scored" ? one.score : 0));
    expect(scores).toHaveLength(CAUSE_RULES.length);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });
});

describe("labels", () => {
  it("are the options of the form, both ways", () => {
    const options = /"stockout_cause"[\s\S]*?"options": (\[[^\]]*\])/.exec(readFileSync(TEMPLATE, "utf8"))?.[1] ?? "[]";
    expect(Object.values(CAUSE_LABELS)).toEqual(JSON.parse(options));
    expect(CAUSE_RULES.map(({ cause }) => CAUSE_LABELS[cause])).toEqual(Object.values(CAUSE_LABELS).slice(0, -1));
    expect(causeOfLabel("缺料")).toBe("component_short");
    expect(causeOfLabel("别的")).toBeNull();
  });
});

describe("the path of the stock", () => {
  it("walks through receipts and refusals", () => {
    const course = {
      ...{ first_day: FIRST, opening: 5, demand: [4, 4, 4, 4] },
      flows: [
        { day: day(2), quantity: 6 },
        { day: day(3), quantity: -1 },
        { day: day(9), quantity: 100 },
      ],
    };
    // 5 − 4 = 1; 3 refused; 6 − 4 = 2; 2 − 1 = 1, 3 refused.
    expect(lostUnits(course, FIRST)).toBe(6);
    expect(lostUnits(course, day(2))).toBe(3);
  });

  it("never loses more when more comes or when it comes earlier", () => {
    const units = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.array(units, { minLength: 5, maxLength: 20 }),
        ...([units, units, fc.nat(19), fc.nat(19)] as const),
        (demand, opening, quantity, at, earlier) => {
          const lost = (flows: { readonly day: string; readonly quantity: number }[]) =>
            lostUnits({ first_day: FIRST, opening, demand, flows }, FIRST);
          const late = lost([{ day: day(at), quantity }]);
          expect(late).toBeLessThanOrEqual(lost([]));
          expect(lost([{ day: day(at - earlier), quantity }])).toBeLessThanOrEqual(late);
        },
      ),
    );
  });
});
