import type { Day } from "../../domain/calendar/day.ts";
import type { ChoiceVerdict } from "../../domain/purchase-choice/judge-choice.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import { type PlaceName, placeNames } from "../../domain/text/place-names.ts";
import type { ChoicesReport, JudgedChoice } from "../../contracts/purchase-choices.ts";
import type { KeptChoice } from "../../ports/purchase-choices.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { createJudgedChoices, type Judged, type JudgedChoicesPorts } from "./judged-choices.ts";

/** Ports of `judgeChoices`. */
export interface JudgeChoicesPorts extends JudgedChoicesPorts {
  readonly subjects: Pick<Subjects, "facts" | "items" | "masters">;
}

type DecidedVerdict = Exclude<ChoiceVerdict, { readonly kind: "unjudged" }>;

/** A choice that could be judged. */
interface DecidedChoice {
  readonly choice: KeptChoice;
  readonly verdict: DecidedVerdict;
}

const LARGEST = 10;

/** Judges what buyers chose within a year by the demand that the forms tell of. */
export function createJudgeChoices(ports: JudgeChoicesPorts) {
  const { subjects, clock } = ports;
  const judgedChoices = createJudgedChoices(ports);

  return async function judgeChoices(installation_id: string): Promise<ChoicesReport> {
    const judged = await judgedChoices(installation_id);
    return { ...countsOf(judged, clock.today()), largest: await namedLines(installation_id, largestOf(judged)) };
  };

  async function namedLines(installation_id: string, largest: readonly DecidedChoice[]): Promise<JudgedChoice[]> {
    const codes = new Set(largest.map(({ choice }) => choice.item_code));
    const [items, locations] = await Promise.all([
      subjects.items(installation_id, [...codes]),
      subjects.masters(installation_id, "location"),
    ]);
    const names = {
      items: new Map(items.map((row) => [row.item_code, row])),
      placeName: placeNames(locations),
    };
    return largest.map((one) => judgedLine(one, names));
  }
}

/** Judging what buyers chose. */
export type JudgeChoices = ReturnType<typeof createJudgeChoices>;

interface Names {
  readonly items: ReadonlyMap<string, { readonly item_name: string; readonly unit: string | null }>;
  readonly placeName: PlaceName;
}

function judgedLine({ choice, verdict }: DecidedChoice, names: Names): JudgedChoice {
  const { winner, difference, demand, model, buyer } = verdict;
  const { purchase_order_no, item_code, location_code, chosen_by, chosen_on } = choice;
  const { suggested_quantity, suggested_date, quantity, expected_date } = choice;
  const item = names.items.get(item_code);
  return {
    ...{ purchase_order_no, item_code, location_code, chosen_by, chosen_on },
    ...{ suggested_quantity, suggested_date, quantity, expected_date, winner, demand },
    item_name: item?.item_name ?? item_code,
    unit: unitOf({ unit: item?.unit ?? null }),
    location_name: names.placeName(location_code),
    difference: rounded(difference),
    model: { ...model, profit: rounded(model.profit) },
    buyer: { ...buyer, profit: rounded(buyer.profit) },
  };
}

function decided(judged: readonly Judged[]): readonly DecidedChoice[] {
  return judged.flatMap(({ choice, verdict }) => (verdict.kind === "unjudged" ? [] : [{ choice, verdict }]));
}

function largestOf(judged: readonly Judged[]): readonly DecidedChoice[] {
  return decided(judged)
    .filter(({ verdict }) => verdict.winner !== "equal")
    .sort((a, b) => Math.abs(b.verdict.difference) - Math.abs(a.verdict.difference))
    .slice(0, LARGEST);
}

function countsOf(judged: readonly Judged[], today: Day): Omit<ChoicesReport, "largest"> {
  const verdicts = decided(judged).map(({ verdict }) => verdict);
  const of = (winner: JudgedChoice["winner"]) => verdicts.filter((verdict) => verdict.winner === winner);
  const open = judged.flatMap(({ verdict }) => (verdict.kind === "unjudged" ? [verdict] : []));
  const dates = open.flatMap(({ judged_on }) => judged_on ?? []).sort();
  const gain = (found: readonly DecidedVerdict[]) =>
    rounded(found.reduce((sum, { difference }) => sum + Math.abs(rounded(difference)), 0));
  return {
    today,
    choices: judged.length,
    judged: verdicts.length,
    buyer_better: of("buyer").length,
    model_better: of("model").length,
    equal: of("equal").length,
    buyer_gain: gain(of("buyer")),
    model_gain: gain(of("model")),
    unjudged: [...Map.groupBy(open, ({ reason }) => reason)]
      .map(([reason, found]) => ({ reason, count: found.length }))
      .sort((a, b) => b.count - a.count),
    next_judged_on: dates[0] ?? null,
  };
}

/** To the fen. */
function rounded(money: number): number {
  return Math.round(money * 100) / 100;
}
