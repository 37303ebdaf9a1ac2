import { addDays, type Day, dayNumber } from "../../domain/calendar/day.ts";
import { evenly } from "../../domain/math/evenly.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { type BuyingRecord, recordBuilder } from "../../domain/substitution/buying-record.ts";
import { type ComparableItem, comparableItems } from "../../domain/substitution/comparable-items.ts";
import { type LearningGround, learnSubstitutes } from "../../domain/substitution/learn-substitutes.ts";
import type { ItemOutage } from "../../domain/substitution/item-outage.ts";
import { liftShape } from "../../domain/substitution/lift.ts";
import { outageTakings, type Takings } from "../../domain/substitution/outage-takings.ts";
import { shopShares } from "../../domain/substitution/shop-shares.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { SalesDay, Substitutes } from "../../ports/substitutes.ts";
import { itemOutages, type ItemOutagesPorts, type OutagesOf } from "./item-outages.ts";
import { settleOffers, type SettleOffersPorts } from "./settle-offers.ts";

/** Ports of `learnSubstitutes`. */
export interface LearnSubstitutesPorts extends ItemOutagesPorts, SettleOffersPorts {
  readonly subjects: Pick<Subjects, "all" | "masters">;
  readonly substitutes: Pick<
    Substitutes,
    "salesDays" | "boughtLines" | "save" | "forgetBefore" | "oldestOffers" | "settleOffers"
  >;
}

/** Sales are learned from for so long. */
const LEARNED_DAYS = 365;
/** More lines than this take more memory than they teach: the oldest days are left out. */
const MOST_LINES = 1_500_000;
/** Days whose lines are counted together, and days of sales read together. */
const COUNTED_DAYS = 30;
const READ_DAYS = 3;
/** Items by which the spread of lifts is told, and items saved together. */
const SAMPLED_ITEMS = 400;
const SAVED_TOGETHER = 100;
/** Items learned between two breaths. */
const AT_ONCE = 4;

/**
 * Learns for every item of an installation what may be offered in its place, and counts what became of recommendations.
 * Returns the number of items for which there is anything to offer.
 */
export function createLearnSubstitutes(ports: LearnSubstitutesPorts) {
  const { substitutes, subjects, clock } = ports;

  return async function learnAll(installation_id: string): Promise<number> {
    const today = clock.today();
    await settleOffers(ports, installation_id, today);
    const trading_days = await learnedDays(installation_id, today);
    const record = await readRecord(installation_id, trading_days);
    const items = await subjects.masters(installation_id, "item");
    const candidatesOf = comparableItems(items.map((item) => comparable(item, record)));
    const known = items.map(({ item_code }) => item_code).filter((code) => record.indexOf.has(code));
    const outagesOf = await outagesOfAll(known, await itemOutages(ports, installation_id, { record, trading_days }));
    const shares = shopShares(record);
    const lift_shape = liftShape(await pairsOf(known, { record, shares, candidatesOf, outagesOf }));
    const ground = { record, shares, lift_shape, today: dayNumber(today) };
    const count = await learnEach(installation_id, known, { ground, candidatesOf, outagesOf, today });
    await substitutes.forgetBefore(installation_id, today);
    return count;
  };

  /** The latest days of sales, as many as there is room for. */
  async function learnedDays(installation_id: string, today: Day): Promise<readonly Day[]> {
    const days = await salesDays(installation_id, today);
    let lines = 0;
    return days
      .toReversed()
      .filter((day) => day.day < today && (lines += day.lines) <= MOST_LINES)
      .map(({ day }) => day)
      .toReversed();
  }

  async function salesDays(installation_id: string, today: Day): Promise<readonly SalesDay[]> {
    const days: SalesDay[] = [];
    for (let from = addDays(today, -LEARNED_DAYS); from < today; from = addDays(from, COUNTED_DAYS)) {
      const through = addDays(from, COUNTED_DAYS - 1);
      days.push(...(await substitutes.salesDays(installation_id, from, through)));
      await ports.breathe();
    }
    return days;
  }

  /** The outages of the items that had any. */
  async function outagesOfAll(item_codes: readonly string[], outagesOf: OutagesOf): Promise<OutagesOf> {
    const found = new Map<string, readonly ItemOutage[]>();
    for (const few of inShares(item_codes, AT_ONCE)) {
      for (const item_code of few) {
        const outages = outagesOf(item_code);
        if (outages.length > 0) found.set(item_code, outages);
      }
      await ports.breathe();
    }
    return (item_code) => found.get(item_code) ?? [];
  }

  async function readRecord(installation_id: string, days: readonly Day[]): Promise<BuyingRecord> {
    const builder = recordBuilder();
    for (const share of inShares(days, READ_DAYS)) {
      const lines = await substitutes.boughtLines(installation_id, share[0], share.at(-1) ?? share[0]);
      for (const line of lines) builder.add(line);
      await ports.breathe();
    }
    return builder.record();
  }

  /** What was seen of pairs in an even sample of the items that ran out. */
  async function pairsOf(
    item_codes: readonly string[],
    { record, shares, candidatesOf, outagesOf }: Omit<LearningGround, "lift_shape" | "today"> & Comparing,
  ): Promise<readonly Takings[]> {
    const ran_out = item_codes.filter((code) => outagesOf(code).length > 0);
    const pairs: Takings[] = [];
    for (const item_code of evenly(ran_out, SAMPLED_ITEMS)) {
      const item = record.indexOf.get(item_code);
      if (item === undefined) continue;
      const others = new Set(candidatesOf(item_code).flatMap((code) => record.indexOf.get(code) ?? []));
      const seen = outageTakings(record, { item, others }, { outages: outagesOf(item_code), shares });
      pairs.push(...seen.takings.values());
      await ports.breathe();
    }
    return pairs;
  }

  async function learnEach(
    installation_id: string,
    item_codes: readonly string[],
    { ground, candidatesOf, outagesOf, today }: Comparing & { readonly ground: LearningGround; readonly today: Day },
  ): Promise<number> {
    let count = 0;
    for (const share of inShares(item_codes, SAVED_TOGETHER)) {
      const kept = [];
      for (const few of inShares(share, AT_ONCE)) {
        for (const item_code of few) {
          const wish = { item_code, candidates: candidatesOf(item_code), outages: outagesOf(item_code) };
          const { learned, rejected } = learnSubstitutes(ground, wish);
          if (learned.length > 0) count += 1;
          if (learned.length + rejected.length > 0) kept.push({ item_code, learned_on: today, learned, rejected });
        }
        await ports.breathe();
      }
      await substitutes.save(installation_id, kept);
    }
    return count;
  }
}

interface Comparing {
  candidatesOf(item_code: string): readonly string[];
  readonly outagesOf: OutagesOf;
}

/** The price on the form, else what was paid. */
function comparable({ sale_price, ...item }: ItemRow, { indexOf, price }: BuyingRecord): ComparableItem {
  const paid = price[indexOf.get(item.item_code) ?? -1];
  return { ...item, price: sale_price ?? (paid !== undefined && paid > 0 ? paid : null) };
}
