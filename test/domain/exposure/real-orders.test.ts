import { describe, expect, it } from "@jest/globals";
import { averagePrecision } from "../../../bench/science/average-precision.ts";
import { learnedOn, methodsAt, shopMoment } from "../../../bench/science/ranked-buyers.ts";
import { retailPurchases } from "../../../bench/support/retail-purchases.ts";
import { dayNumber } from "../../../src/domain/calendar/day.ts";

const CUT = dayNumber("2011-07-15");
const DAYS = 14;

describe("past buyers of a real shop's items (needs ../shared/data)", () => {
  const lines = retailPurchases();

  /* eslint-disable jest/no-standalone-expect -- the data is not part of the repository, so the test skips without it */
  (lines === null ? it.skip : it)("are ranked by a fifth better than by how often they bought in 90 days", () => {
    const learned = learnedOn(lines ?? [], CUT);
    if (learned === null) throw new Error("nothing learned");
    const moment = shopMoment(lines ?? [], CUT, DAYS);
    const methods = methodsAt(moment, learned);
    const precision = (name: string) => {
      const judged = [...moment.ledger.items].flatMap(([item_code, known]) => {
        const coming = moment.buyers.get(item_code) ?? new Set();
        const returning = known.filter(({ customer_code }) => coming.has(customer_code)).length;
        if (known.length < 20 || returning < 3) return [];
        const list = (methods[name]?.(item_code) ?? []).map(({ customer_code }, i) => ({
          ...{ score: -i, happened: coming.has(customer_code) },
        }));
        const found = list.filter(({ happened }) => happened).length;
        return [found === 0 ? 0 : (averagePrecision(list) * found) / returning];
      });
      return judged.reduce((sum, value) => sum + value, 0) / judged.length;
    };
    const ours = precision("model");
    expect(ours).toBeGreaterThan(1.2 * precision("90 days, by frequency"));
    expect(ours).toBeGreaterThan(1.2 * precision("90 days, by recency"));
    expect(ours).toBeGreaterThan(precision("gaps alone"));
  });
  /* eslint-enable jest/no-standalone-expect */
});
