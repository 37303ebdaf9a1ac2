import { describe, expect, it } from "@jest/globals";
import type { TuningProposalReport } from "../../src/contracts/tuning.ts";
import type { BuyerChangesProposal } from "../../src/domain/tuning/buyer-changes-proposal.ts";
import type { ClassLevelProposal } from "../../src/domain/tuning/class-level-proposal.ts";
import type { ItemProposal } from "../../src/domain/tuning/item-proposals.ts";
import type { LeadTimeProposal } from "../../src/domain/tuning/lead-time-proposal.ts";
import type { LossLevelProposal } from "../../src/domain/tuning/loss-level-proposal.ts";
import { lackText, proposalText } from "../../src/domain/tuning/proposal-text.ts";
import type { ReserveProposal } from "../../src/domain/tuning/reserve-proposal.ts";
import type { TuningLack, TuningProposal } from "../../src/domain/tuning/tuning-proposal.ts";
import { lackWords, proposalWords } from "../../src/entrypoints/web/src/tuning/tuning-words.ts";

const LEAD_TIME: LeadTimeProposal = {
  ...{ kind: "lead_time", direction: "raise", code: "S", name: "慢厂", present: 7, proposed: 15 },
  evidence: { deliveries: 9, since: "2026-08-25", median_days: 14.5, p90_days: 16, late_rate: 2 / 9 },
};
const ITEM: ItemProposal = {
  ...{ kind: "minimum_stock", direction: "raise", code: "CUP", name: "杯", unit: "件", location_code: "W1" },
  ...{ present: 20, proposed: 90, more: { units: 70, money: 1_400 }, is_large_step: false },
  evidence: {
    ...{ places: 1, known_days: 86, out_days: 15, out_spells: 2, source: "movements", turnover_days: 31.4 },
    ...{ safety_stock: 20.3, reorder_point: 89.6, order_up_to_level: 125 },
  },
};
const CLASS: ClassLevelProposal = {
  ...{ kind: "class_service_level", direction: "raise", code: "A", present: 0.995, proposed: 0.9995 },
  evidence: {
    ...{ places: 12, arrivals: 90, broken_arrivals: 7 },
    ...{ kept_rate: 83 / 90, kept_rate_low: 0.8213, kept_rate_high: 0.96812, in_stock_rate: 0.97 },
  },
};
const BUYER: BuyerChangesProposal = {
  ...{ kind: "buyer_changes", direction: "buyer", group: "supplier", code: "S", name: "厂" },
  evidence: { changes: 9, buyer_better: 8, more: 7, median_ratio: 1.25, difference: 1791.4, p_value: 0.004 },
};
const LOSS = {
  ...{ exposed_count: 80, lost_share: 0.2, lost_share_low: 0.131, lost_share_high: 0.27, customers_lost: 16.2 },
  ...{ known_days: 86, out_days: 15, out_spells: 2, out_places: 1 },
};
const LOSS_LEVEL: LossLevelProposal = {
  ...{ kind: "loss_service_level", direction: "raise", code: "CUP", name: "杯", location_code: "W1" },
  ...{ present: 0.95, proposed: 0.98, evidence: { ...LOSS, worthwhile_level: 0.993, goodwill: 40.5 } },
};
const RESERVE: ReserveProposal = {
  ...{ kind: "reserve_quantity", direction: "raise", code: "CUP", name: "杯", unit: "件", location_code: "W1" },
  ...{ present: 4, proposed: 24 },
  evidence: {
    ...{ ...LOSS, key_buyers: 3, fragile_buyers: 2, lead_days: 9, expected_units: 24.3 },
    ...{ order_up_to_level: 125, places: 2 },
  },
};
const LEVEL: ItemProposal = { ...ITEM, kind: "item_service_level", present: 0.9, proposed: 0.995 };

function reported(proposal: TuningProposal): TuningProposalReport {
  const shown = { text: proposalText(proposal), form_url: null };
  return proposal.kind === "class_service_level"
    ? { ...proposal, ...shown, name: proposal.code }
    : { ...proposal, ...shown };
}

/** Every figure of a text, whatever stands around it. */
function figures(text: string): readonly string[] {
  return (text.match(/\d[\d,.]*(?<![,.])%?/g) ?? []).toSorted();
}

describe("what speaks for another service level of a class", () => {
  it.each([
    ["zh", "大致在 82.13%–96.81% 之间", "区间"],
    ["en", "roughly between 82.13% and 96.81%", "interval"],
  ] as const)("is plain words in %s, with the interval apart", (language, plain, term) => {
    const { evidence, detail } = proposalWords(reported(CLASS), language);
    expect(evidence).toContain(plain);
    expect(evidence).not.toContain(term);
    expect(detail).toContain(term);
  });
});

describe("a tuning proposal in both languages", () => {
  it.each<{ readonly name: string; readonly proposal: TuningProposal; readonly zh: string; readonly en: string }>([
    {
      name: "a lead time",
      proposal: LEAD_TIME,
      zh: "7 → 15 天",
      en: "7 → 15 days",
    },
    {
      name: "a shorter lead time with too few promised days",
      proposal: { ...LEAD_TIME, direction: "lower", proposed: 1, evidence: { ...LEAD_TIME.evidence, late_rate: null } },
      zh: "7 → 1 天",
      en: "7 → 1 day",
    },
    { name: "a higher minimum", proposal: ITEM, zh: "20 → 90 件", en: "20 → 90" },
    {
      name: "a lower minimum",
      proposal: { ...ITEM, direction: "lower", present: 500 },
      zh: "500 → 90 件",
      en: "500 → 90",
    },
    {
      name: "a minimum of many places",
      proposal: { ...ITEM, evidence: { ...ITEM.evidence, places: 3 } },
      zh: "20 → 90 件",
      en: "20 → 90",
    },
    { name: "a higher level of an item", proposal: LEVEL, zh: "0.9 → 0.995", en: "0.9 → 0.995" },
    {
      name: "a lower level of an item",
      proposal: { ...LEVEL, direction: "lower", present: 0.9999, proposed: 0.98 },
      zh: "0.9999 → 0.98",
      en: "0.9999 → 0.98",
    },
    { name: "a higher level of a class", proposal: CLASS, zh: "99.5% → 预演 99.95%", en: "99.5% → look at 99.95%" },
    {
      name: "a lower level of a class",
      proposal: { ...CLASS, direction: "lower", proposed: 0.9 },
      zh: "99.5% → 预演 90%",
      en: "99.5% → look at 90%",
    },
    { name: "a level for a loss", proposal: LOSS_LEVEL, zh: "0.95 → 0.98", en: "0.95 → 0.98" },
    {
      name: "a level for a loss that cannot be priced",
      proposal: { ...LOSS_LEVEL, evidence: { ...LOSS_LEVEL.evidence, goodwill: null } },
      zh: "0.95 → 0.98",
      en: "0.95 → 0.98",
    },
    { name: "units kept aside", proposal: RESERVE, zh: "4 → 24 件", en: "4 → 24" },
    {
      name: "units kept aside for fragile customers, as many as the place holds",
      proposal: { ...RESERVE, proposed: 125, evidence: { ...RESERVE.evidence, key_buyers: 0, expected_units: 300 } },
      zh: "4 → 125 件",
      en: "4 → 125",
    },
    { name: "buyers who were right", proposal: BUYER, zh: "", en: "" },
    {
      name: "a plan that was right",
      proposal: { ...BUYER, direction: "model", group: "abc_class", evidence: { ...BUYER.evidence, difference: -900 } },
      zh: "",
      en: "",
    },
  ])("shows the same figures for $name", ({ proposal, zh, en }) => {
    const chinese = proposalWords(reported(proposal), "zh");
    const english = proposalWords(reported(proposal), "en");
    expect([chinese.change, english.change]).toEqual([zh, en]);
    expect(figures(english.evidence)).toEqual(figures(chinese.evidence));
    expect(figures(english.effect)).toEqual(figures(chinese.effect));
    expect(Object.values(english).join()).not.toMatch(/\p{Script=Han}|\b1 \w+s\b|undefined|NaN/u);
  });

  it.each([
    {
      places: 1,
      evidence: { out_days: 1, out_spells: 1 },
      zh: ["近 86 天断货 1 天、1 次（按出入库流水）", "各仓合计最多多备 70 件，约多占用 1,400 元。"],
      en: [
        "In the last 86 days: out of stock on 1 day, 1 time (by movements)",
        "at the most 70 more at all places together, about ¥1,400 tied up.",
      ],
    },
    {
      places: 3,
      evidence: { out_days: 15, out_spells: 2 },
      zh: [
        "近 86 天，3 处合计断货 15 天、2 次（按出入库流水）",
        "各仓合计最多多备 70 件，约多占用 1,400 元。一处填写，各仓共用；“库存台账”另填了库存下限的仓不受影响。",
      ],
      en: [
        "In the last 86 days: out of stock at 3 places together on 15 days, 2 times (by movements)",
        "at the most 70 more at all places together, about ¥1,400 tied up. One figure for all places, except those whose stock form has its own.",
      ],
    },
  ])("counts what was seen at $places of an item's places", ({ places, evidence, zh, en }) => {
    const proposal = reported({ ...ITEM, evidence: { ...ITEM.evidence, ...evidence, places } });
    const told = (language: "zh" | "en") => {
      const words = proposalWords(proposal, language);
      return [words.evidence.split(/[；;]/)[0], words.effect];
    };
    expect(told("zh")).toEqual([zh[0], expect.stringContaining(zh[1] ?? "-")]);
    expect(told("en")).toEqual([en[0], expect.stringContaining(en[1] ?? "-")]);
  });
});

describe("the days out of an item whose shortages lose customers", () => {
  it.each([
    { out_places: 1, zh: "近 86 天又断货 15 天、2 次。", en: "in the last 86 days out of stock on 15 days, 2 times." },
    {
      out_places: 3,
      zh: "近 86 天，3 处合计又断货 15 天、2 次。",
      en: "in the last 86 days out of stock at 3 places together on 15 days, 2 times.",
    },
  ])("are said to be those of $out_places places together", ({ out_places, zh, en }) => {
    for (const proposal of [LOSS_LEVEL, RESERVE]) {
      const evidence = { ...proposal.evidence, out_places };
      const shown = reported({ ...proposal, evidence } as TuningProposal); // of the same kind, with its evidence
      expect(proposalWords(shown, "zh").evidence).toContain(zh);
      expect(proposalWords(shown, "en").evidence).toContain(en);
      expect(figures(proposalWords(shown, "en").evidence)).toEqual(figures(proposalWords(shown, "zh").evidence));
    }
  });
});

describe("what there was too little of, in both languages", () => {
  it.each<{ readonly lack: TuningLack; readonly en: string }>([
    { lack: { kind: "lead_time", code: "", count: 1, needed: 5 }, en: "1 supplier with fewer than 5 deliveries: " },
    { lack: { kind: "stock_record", code: "", count: 2, needed: 1 }, en: "2 items at places with neither " },
    { lack: { kind: "customer_loss", code: "", count: 12, needed: 30 }, en: "(12 customers met one; 30 have to be " },
    { lack: { kind: "class_service_level", code: "B", count: 1, needed: 30 }, en: "Class B: 1 arrival in the " },
    { lack: { kind: "buyer_changes", code: "", count: 3, needed: 8 }, en: "3 lines changed by buyers " },
  ])("counts $lack.kind", ({ lack, en }) => {
    const shown = { ...lack, text: lackText(lack) };
    expect(lackWords(shown, "en")).toContain(en);
    expect(figures(lackWords(shown, "en"))).toEqual(figures(lackWords(shown, "zh")));
  });
});
