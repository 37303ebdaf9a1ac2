import type { Day } from "../../domain/calendar/day.ts";
import { daysBetween } from "../../domain/calendar/day.ts";
import { type ChoiceEvidence, type ChoiceVerdict, judgeChoice } from "../../domain/purchase-choice/judge-choice.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { ChoicesReport, JudgedChoice } from "../../contracts/purchase-choices.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptChoice, PurchaseChoices } from "../../ports/purchase-choices.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";
import { demandOf } from "../assess/risk-input.ts";
import { orderState } from "./order-state.ts";
import { placeKey } from "../../domain/text/place-key.ts";

/** Ports of `judgeChoices`. */
export interface JudgeChoicesPorts {
  readonly subjects: Pick<Subjects, "facts" | "items" | "masters">;
  readonly purchaseChoices: Pick<PurchaseChoices, "since">;
  readonly clock: Pick<Clock, "now" | "today">;
  /** Lets waiting pushes and pages in between places. */
  breathe(): Promise<void>;
}

interface Judged {
  readonly choice: KeptChoice;
  readonly verdict: ChoiceVerdict;
}

type DecidedVerdict = Exclude<ChoiceVerdict, { readonly kind: "unjudged" }>;

/** A choice that could be judged. */
interface DecidedChoice {
  readonly choice: KeptChoice;
  readonly verdict: DecidedVerdict;
}

/** How far back choices are judged (ms). */
const JUDGED_MS = 366 * 86_400_000;
const LARGEST = 10;
/** Places whose past is read at once, and between two breaths. */
const PLACES_AT_ONCE = 16;

/** Judges what buyers chose within a year by the demand that the forms tell of. */
export function createJudgeChoices({ subjects, purchaseChoices, clock, breathe }: JudgeChoicesPorts) {
  return async function judgeChoices(installation_id: string): Promise<ChoicesReport> {
    const today = clock.today();
    const kept = await purchaseChoices.since(installation_id, clock.now() - JUDGED_MS);
    const places = [...Map.groupBy(kept, placeKey).values()];
    const judged: Judged[] = [];
    for (let first = 0; first < places.length; first += PLACES_AT_ONCE) {
      const share = places.slice(first, first + PLACES_AT_ONCE);
      judged.push(...(await Promise.all(share.map((found) => judgePlace(installation_id, found, today)))).flat());
      await breathe();
    }
    const largest = largestOf(judged);
    return { ...countsOf(judged, today), largest: await namedLines(installation_id, largest) };
  };

  /** Choices of one place, by its past since the first of them. */
  async function judgePlace(
    installation_id: string,
    found: readonly KeptChoice[],
    today: Day,
  ): Promise<readonly Judged[]> {
    const [first] = found;
    if (first === undefined) return [];
    const { item_code, location_code } = first;
    const since = found.reduce<Day>((day, { chosen_on }) => (chosen_on < day ? chosen_on : day), today);
    const facts = await subjects.facts({ installation_id, item_code, location_code }, since);
    return found.map((choice) => {
      const is_ordered = orderState(choice) === "created";
      const evidence = { today, is_ordered, ...cameAfter(choice, facts, { today, since }) };
      return { choice, verdict: judgeChoice(choice, evidence) };
    });
  }

  async function namedLines(installation_id: string, largest: readonly DecidedChoice[]): Promise<JudgedChoice[]> {
    const codes = new Set(largest.map(({ choice }) => choice.item_code));
    const [items, locations] = await Promise.all([
      subjects.items(installation_id, [...codes]),
      subjects.masters(installation_id, "location"),
    ]);
    const names = {
      items: new Map(items.map((row) => [row.item_code, row])),
      locations: new Map(locations.map((row) => [row.location_code, row.location_name])),
    };
    return largest.map((one) => judgedLine(one, names));
  }
}

/** Judging what buyers chose. */
export type JudgeChoices = ReturnType<typeof createJudgeChoices>;

/** The demand after a choice, and whether some of it may have met an empty shelf. */
function cameAfter(
  { chosen_on, basis }: KeptChoice,
  facts: SubjectFacts,
  { today, since }: { readonly today: Day; readonly since: Day },
): Pick<ChoiceEvidence, "demandOn" | "is_hidden"> {
  if (facts.known_since === null || facts.known_since > chosen_on) return { demandOn: null, is_hidden: false };
  const { first_day, quantity, in_stock } = demandOf(facts, today, since);
  const begin = daysBetween(first_day, chosen_on) + 1;
  const shares = in_stock.slice(Math.max(0, begin), Math.max(0, begin + basis.horizon_days));
  return {
    demandOn: (day) => quantity[daysBetween(first_day, day)] ?? 0,
    is_hidden: shares.some((share) => share < 1),
  };
}

interface Names {
  readonly items: ReadonlyMap<string, { readonly item_name: string; readonly unit: string | null }>;
  readonly locations: ReadonlyMap<string, string>;
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
    location_name: names.locations.get(location_code) ?? location_code,
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
