import type { Day } from "../../domain/calendar/day.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { ChoicesReport, JudgedChoice } from "../../contracts/purchase-choices.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { createJudgedChoices, type Judged, type JudgedChoicesPorts } from "./judged-choices.ts";

/** Ports of `judgeChoices`. */
export interface JudgeChoicesPorts extends JudgedChoicesPorts {
  readonly subjects: Pick<Subjects, "facts" | "items" | "masters">;
}

const LARGEST = 10;

/** Judges what buyers chose within a year by the demand that the forms tell of. */
export function createJudgeChoices(ports: JudgeChoicesPorts) {
  const { subjects, clock } = ports;
  const judgedChoices = createJudgedChoices(ports);
  return async function judgeChoices(installation_id: string): Promise<ChoicesReport> {
    const today = clock.today();
    const judged = await judgedChoices(installation_id);
    const item_codes = [...new Set(judged.map(({ choice }) => choice.item_code))];
    const [items, locations] = await Promise.all([
      subjects.items(installation_id, item_codes),
      subjects.masters(installation_id, "location"),
    ]);
    const names = {
      items: new Map(items.map((row) => [row.item_code, row])),
      locations: new Map(locations.map((row) => [row.location_code, row.location_name])),
    };
    return reportOf(judged, today, (one) => judgedLines(one, names));
  };
}

/** Judging what buyers chose. */
export type JudgeChoices = ReturnType<typeof createJudgeChoices>;

interface Names {
  readonly items: ReadonlyMap<string, { readonly item_name: string; readonly unit: string | null }>;
  readonly locations: ReadonlyMap<string, string>;
}

function judgedLines({ choice, verdict }: Judged, names: Names): readonly JudgedChoice[] {
  if (verdict.kind === "unjudged") return [];
  const { winner, difference, demand, model, buyer } = verdict;
  const { purchase_order_no, item_code, location_code, chosen_by, chosen_on } = choice;
  const { suggested_quantity, suggested_date, quantity, expected_date } = choice;
  const item = names.items.get(item_code);
  return [
    {
      ...{ purchase_order_no, item_code, location_code, chosen_by, chosen_on },
      ...{ suggested_quantity, suggested_date, quantity, expected_date, winner, demand },
      item_name: item?.item_name ?? item_code,
      unit: unitOf({ unit: item?.unit ?? null }),
      location_name: names.locations.get(location_code) ?? location_code,
      difference: rounded(difference),
      model: { ...model, profit: rounded(model.profit) },
      buyer: { ...buyer, profit: rounded(buyer.profit) },
    },
  ];
}

function reportOf(
  judged: readonly Judged[],
  today: Day,
  linesOf: (one: Judged) => readonly JudgedChoice[],
): ChoicesReport {
  const lines = judged.flatMap(linesOf);
  const of = (winner: JudgedChoice["winner"]) => lines.filter((line) => line.winner === winner);
  const open = judged.flatMap(({ verdict }) => (verdict.kind === "unjudged" ? [verdict] : []));
  const dates = open.flatMap(({ judged_on }) => judged_on ?? []).sort();
  const gain = (found: readonly JudgedChoice[]) =>
    rounded(found.reduce((sum, { difference }) => sum + Math.abs(difference), 0));
  return {
    today,
    choices: judged.length,
    judged: lines.length,
    buyer_better: of("buyer").length,
    model_better: of("model").length,
    equal: of("equal").length,
    buyer_gain: gain(of("buyer")),
    model_gain: gain(of("model")),
    unjudged: [...Map.groupBy(open, ({ reason }) => reason)]
      .map(([reason, found]) => ({ reason, count: found.length }))
      .sort((a, b) => b.count - a.count),
    next_judged_on: dates[0] ?? null,
    largest: lines
      .filter(({ winner }) => winner !== "equal")
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
      .slice(0, LARGEST),
  };
}

/** To the fen. */
function rounded(money: number): number {
  return Math.round(money * 100) / 100;
}
