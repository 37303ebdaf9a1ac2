import type { Day } from "../../domain/calendar/day.ts";
import { monthOf } from "../../domain/calendar/month.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { ripeCount } from "../../domain/retention/ripe-count.ts";
import { controlChart } from "../../domain/retention/control-chart.ts";
import { judgedShortages, learnGaps, rfmOf } from "../../domain/retention/measured-retention.ts";
import { lostProfile } from "../../domain/retention/lost-profile.ts";
import { lostProfileSentences } from "../../domain/retention/lost-profile-text.ts";
import { type ChurnCounts, stockoutChurn, stockoutChurnBy } from "../../domain/retention/stockout-churn.ts";
import { stillFragile } from "../../domain/retention/still-fragile.ts";
import type { FragileCustomer } from "../../domain/stockout-effect/fragile-customers.ts";
import { lostNow } from "../../domain/stockout-effect/lost-now.ts";
import { lostNowSentence } from "../../domain/stockout-effect/stockout-effect-sentence.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { RetentionFigures, RetentionMonth } from "../../contracts/retention.ts";
import type { CustomerRow } from "../../contracts/rows.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Care } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { CareResults } from "../care/care-results.ts";
import type { CustomerMarks } from "../customer/customer-marks.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { inTurns } from "../in-turns.ts";
import { careCosts } from "./care-cost.ts";
import { careProfit } from "./care-profit.ts";
import { compareEffect, type ComparedEffect, type EffectQuestion } from "./effect-figures.ts";
import type { KeptChurn } from "./kept-churn.ts";
import { finishMonths, shownMonths } from "./finish-months.ts";
import type { KeptMonths } from "./kept-months.ts";
import { type KeptRetention, type MadeRetention, withForetold } from "./kept-retention.ts";
import { createMonthFigures } from "./month-figures.ts";
import { profiledCustomers } from "./profiled-customers.ts";
import { readOutages } from "./read-outages.ts";
import { readShop, type ReadShopPorts } from "./read-shop.ts";
import { recoveries } from "./recoveries.ts";
import { type StockAt, stockFigures } from "./stock-figures.ts";
import type { AlertEvents } from "../../ports/alert-events.ts";

/** Ports of `makeRetention`. */
export interface MakeRetentionPorts extends ReadShopPorts, EachInstallationPorts {
  readonly registry: Pick<Registry, "installations" | "setting">;
  readonly subjects: Pick<Subjects, "masters" | "customers" | "all">;
  readonly assessments: Pick<Assessments, "some">;
  readonly alertEvents: Pick<AlertEvents, "happenedSince" | "oldestAt">;
  readonly care: Pick<Care, "since">;
  readonly careResults: { of(installation_id: string): Promise<Pick<CareResults, "actions">> };
  readonly kept: Pick<KeptRetention, "found" | "save">;
  readonly keptMonths: KeptMonths;
  readonly marks: Pick<CustomerMarks, "pseudonyms">;
  readonly keptChurn: Pick<KeptChurn, "save">;
  readonly clock: Pick<Clock, "now" | "today" | "dayOf">;
  /** Days for which alerts and shortages are kept as they were found. */
  readonly kept_days: number;
}

const SHOWN_COHORTS = 24;
const SHOWN_PARTS = 50;
/** Shortages that make an effect of this month worth estimating anew: a tenth more. */
const WORTH_ANEW = 1.1;
const CUSTOMERS_AT_ONCE = 500;
const PLACES_AT_ONCE = 50;

/**
 * Makes the figures of every installation once a business day, after its forms have been read for the first time; the
 * effect, which takes longest, once a month or when shortages have become a tenth more. Returns how many were made.
 */
export function createMakeRetention(ports: MakeRetentionPorts) {
  const { registry, kept, clock } = ports;

  return (): Promise<number> =>
    eachInstallation(ports, async (installation_id) => {
      if ((await registry.setting(installation_id, "is_ready")) === null) return 0;
      // Before everything else: an erasure that comes later has changed it.
      const before = await kept.found(installation_id);
      if (before.made?.figures.made_on === clock.today()) return 0;
      const made = await madeOf(installation_id, before.made);
      return (await kept.save(installation_id, before, await withoutErased(installation_id, made))) ? 1 : 0;
    });

  async function madeOf(installation_id: string, before: MadeRetention | null): Promise<MadeRetention> {
    const [today, now] = [clock.today(), clock.now()];
    const [rows, places, outages] = await Promise.all([
      ports.subjects.masters(installation_id, "item"),
      ports.subjects.all(installation_id),
      readOutages(ports, installation_id),
    ]);
    const items = new Map(rows.map((item) => [item.item_code, item]));
    const shop = await readShop(ports, { installation_id, today, items, outages });
    const { record } = shop;
    const gaps = await inTurns(learnGaps(record), ports);
    const judged = await inTurns(judgedShortages(record, gaps, today), ports);
    const exposed = await customersOf(
      installation_id,
      record.exposed.map(({ customer_code }) => customer_code),
    );
    const nameOf = (item_code: string) => items.get(item_code)?.item_name ?? item_code;
    const {
      figures: effect,
      basis,
      foretold,
    } = await effectOf(installation_id, before, {
      ...{ record, gaps, today, nameOf },
      groupOf: () => "",
    });
    await ports.breathe();
    const lost_now = lostNow(judged);
    const monthFigures = createMonthFigures({
      ...{ today, now, places: places.length, outages, judged, failures: record.failures, clock },
    });
    const stock = stockFigures(await stockAt(places), items, today);
    const first_day = firstDay(record.failures, today);
    const { actions } = await ports.careResults.of(installation_id);
    const care_profit = careProfit(actions.map(({ result }) => result));
    const careCost = careCosts(await ports.care.since(installation_id, first_day));
    const kept_months = finishMonths({
      ...{ today, first_day, kept_days: ports.kept_days, kept: await ports.keptMonths.of(installation_id) },
      closing: { stock, effect: effect.effect, care_profit },
      count: (month) => ({ ...monthFigures(month), care_cost: careCost(month) }),
    });
    await ports.keptMonths.save(installation_id, kept_months);
    await ports.breathe();
    const months = shownMonths(kept_months);
    const profiled = profiledCustomers(record, judged, exposed);
    await ports.breathe();
    const profile = [...lostProfileSentences(lostProfile(profiled))];
    await ports.breathe();
    const rfm = [...(await inTurns(rfmOf(record, gaps, today), ports))];
    await ports.breathe();
    const by_item = parts(stockoutChurnBy(judged, "item_code"), nameOf);
    const by_channel = parts(stockoutChurnBy(judged, "channel"), (channel) => channel);
    await ports.breathe();
    const this_month = monthOf(today);
    const running: RetentionMonth = {
      ...{ ...monthFigures(this_month), stock, effect: effect.effect, care_cost: careCost(this_month), care_profit },
    };
    const figures: RetentionFigures = {
      ...{ made_on: today, made_at: now, lines: record.lines, customers: record.customers.size },
      ...{ kept_since: shop.kept_since, lost_now, ...effect },
      answer: `${lostNowSentence(lost_now)}${effect.effect_answer}`,
      churn: stockoutChurn(judged),
      ...{ by_item, by_channel, rfm },
      ...{ months, running, ...charts(months) },
      fragile: { basis, count: 0, customers: [] },
      profile,
      cohorts: record.repurchase.cohorts.slice(-SHOWN_COHORTS).map((one) => ({ ...one, ordered: [...one.ordered] })),
      within: [...record.repurchase.within],
      recoveries: recoveries({ shop, outages: outages.outages, today, nameOf }),
    };
    return withForetold(figures, stillFragile(foretold, judged));
  }

  /** Read a few at a time: whole assessments of a large shop do not fit beside everything else. */
  async function stockAt(places: readonly Subject[]): Promise<readonly StockAt[]> {
    const found: StockAt[] = [];
    for (const share of inShares(places, PLACES_AT_ONCE)) {
      for (const { item_code, on_hand, risk } of await ports.assessments.some(share)) {
        found.push({ item_code, on_hand, order_up_to_level: risk.order_up_to_level });
      }
      await ports.breathe();
    }
    return found;
  }

  /** Who was erased since their lines were read is left out, and nobody who is not named. */
  async function withoutErased(installation_id: string, { figures, foretold }: MadeRetention): Promise<MadeRetention> {
    const pseudonymOf = await ports.marks.pseudonyms(installation_id);
    const isKnown = ({ customer_code }: FragileCustomer) =>
      isNamedCustomer(customer_code) && pseudonymOf(customer_code) === null;
    return withForetold(figures, foretold.filter(isKnown));
  }

  /** Of the same month and not a tenth more customers: as it was. */
  async function effectOf(
    installation_id: string,
    before: MadeRetention | null,
    question: EffectQuestion,
  ): Promise<Omit<ComparedEffect, "learned">> {
    const customers = question.record.exposed.length;
    const isSame =
      before !== null &&
      monthOf(before.figures.effect_made_on) === monthOf(question.today) &&
      customers <= before.figures.effect.exposed_count * WORTH_ANEW;
    if (isSame) {
      const { effect, effect_answer, effect_made_on, ranking, fragile } = before.figures;
      const figures = { effect, effect_answer, effect_made_on, ranking };
      return { figures, basis: fragile.basis, foretold: before.foretold };
    }
    const { learned, ...compared } = await inTurns(compareEffect(question), ports);
    await ports.keptChurn.save(installation_id, learned);
    return compared;
  }

  async function customersOf(installation_id: string, codes: readonly string[]) {
    const found = new Map<string, CustomerRow>();
    for (let i = 0; i < codes.length; i += CUSTOMERS_AT_ONCE) {
      const rows = await ports.subjects.customers(installation_id, codes.slice(i, i + CUSTOMERS_AT_ONCE));
      for (const row of rows) found.set(row.customer_code, row);
    }
    return found;
  }
}

function firstDay(failures: ReadonlyMap<string, unknown>, today: Day): Day {
  const [first] = [...failures.keys()].sort();
  return first === undefined ? today : `${first}-01`;
}

function charts(months: readonly RetentionMonth[]) {
  const churn = months.map(({ month, churn: own }) => ripeCount(month, own));
  const out = months
    .filter(({ item_days }) => item_days > 0)
    .map(({ month, item_days, item_days_out }) => ({ period: month, count: item_days_out, of: item_days }));
  return { churn_chart: chart(churn), stockout_chart: chart(out) };
}

function chart(counts: Parameters<typeof controlChart>[0]): RetentionFigures["churn_chart"] {
  const { points, ...rest } = controlChart(counts);
  return { ...rest, points: points.map((point) => ({ ...point, alarms: [...point.alarms] })) };
}

/** The parts most customers of which were judged first. */
function parts(found: ReadonlyMap<string, ChurnCounts>, nameOf: (key: string) => string): RetentionFigures["by_item"] {
  const judged = ({ by_customer }: ChurnCounts) => by_customer.churn?.of ?? 0;
  return [...found]
    .map(([key, counts]) => ({ key, name: nameOf(key), counts }))
    .sort((a, b) => judged(b.counts) - judged(a.counts) || (a.key < b.key ? -1 : 1))
    .slice(0, SHOWN_PARTS);
}
