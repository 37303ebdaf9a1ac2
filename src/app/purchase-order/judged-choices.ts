import { type Day, DAY_MS, daysBetween } from "../../domain/calendar/day.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { type ChoiceEvidence, type ChoiceVerdict, judgeChoice } from "../../domain/purchase-choice/judge-choice.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptChoice, PurchaseChoices } from "../../ports/purchase-choices.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";
import { demandOf } from "../assess/risk-input.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import { orderState } from "./order-state.ts";

/** Ports of `judgedChoices`. */
export interface JudgedChoicesPorts {
  readonly subjects: Pick<Subjects, "facts">;
  readonly purchaseChoices: Pick<PurchaseChoices, "since">;
  readonly clock: Pick<Clock, "now" | "today">;
  /** Lets waiting pushes and pages in between places. */
  breathe(): Promise<void>;
}

/** A choice with what came of it. */
export interface Judged {
  readonly choice: KeptChoice;
  readonly verdict: ChoiceVerdict;
}

/** How far back choices are judged (ms). */
const JUDGED_MS = 366 * DAY_MS;
/** Places whose past is read at once, and between two breaths. */
const PLACES_AT_ONCE = 16;

/** All choices of a year, each judged by the demand that the forms tell of; place by place. */
export function createJudgedChoices({ subjects, purchaseChoices, clock, breathe }: JudgedChoicesPorts) {
  return async function judgedChoices(installation_id: string): Promise<readonly Judged[]> {
    const today = clock.today();
    const kept = await purchaseChoices.since(installation_id, clock.now() - JUDGED_MS);
    const places = [...Map.groupBy(kept, placeKey).values()];
    const judged: Judged[] = [];
    for (const share of inShares(places, PLACES_AT_ONCE)) {
      judged.push(...(await Promise.all(share.map((found) => judgePlace(installation_id, found, today)))).flat());
      await breathe();
    }
    return judged;
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
}

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
