import { type Day, daysBetween } from "../../calendar/day.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase } from "../shortage-case.ts";

/** A production order that was not finished in time. */
interface HeldUp {
  readonly supply: SupplyFact;
  readonly planned_on: Day;
  /** When the last of it came, or can be awaited. */
  readonly finished_on: Day;
}

/** Would it have run out had the production order been finished in time and in full, which a missing component held up? */
export const componentShort: CauseRule = {
  cause: "component_short",
  stage: "planning",
  judge(shortage): RuleFinding {
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const behind = supplies.flatMap((supply) => heldUp(shortage, supply) ?? []);
    const held = behind.filter(({ supply }) => supply.short_components.length > 0);
    if (held.length === 0) return behind.length > 0 ? { kind: "not_judged", lacks: ["components"] } : ABSENT;
    const mended = new Map(held.map((one) => [one.supply, asPlanned(one)]));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: supplies.map((supply) => mended.get(supply) ?? supply) }),
      strength: 1,
      facts: held.flatMap(factsOf),
    };
  },
};

function heldUp({ evidence, first_day }: ShortageCase, supply: SupplyFact): HeldUp | null {
  const { kind, expected_on, arrivals, quantity } = supply;
  const finished_on = arrivals.at(-1)?.day;
  if (kind !== "production" || expected_on === null || finished_on === undefined) return null;
  if (expected_on >= evidence.episode.end || finished_on < first_day) return null;
  const inTime = arrivals.filter(({ day }) => day <= expected_on).reduce((sum, arrival) => sum + arrival.quantity, 0);
  return inTime < quantity ? { supply, planned_on: expected_on, finished_on } : null;
}

function asPlanned({ supply, planned_on }: HeldUp): SupplyFact {
  return { ...supply, arrivals: [{ day: planned_on, quantity: supply.quantity }] };
}

function factsOf({ supply, planned_on, finished_on }: HeldUp): readonly CauseFact[] {
  return supply.short_components.map(({ item_code, until }) => ({
    ...{ kind: "short_component", record: supply.record, day: until ?? planned_on, name: item_code, against: null },
    figure: daysBetween(planned_on, finished_on),
  }));
}
