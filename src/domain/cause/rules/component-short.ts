import { daysBetween } from "../../calendar/day.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase } from "../shortage-case.ts";

/** Would it have run out had the production order been finished in time and in full, which a missing component held up? */
export const componentShort: CauseRule = {
  cause: "component_short",
  stage: "planning",
  judge(shortage): RuleFinding {
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const behind = supplies.filter((supply) => isBehind(shortage, supply));
    const held = behind.filter(({ short_components }) => short_components.length > 0);
    if (held.length === 0) return behind.length > 0 ? { kind: "not_judged", lacks: ["components"] } : ABSENT;
    const mended = new Map(held.map((supply) => [supply, asPlanned(supply)]));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: supplies.map((supply) => mended.get(supply) ?? supply) }),
      strength: 1,
      facts: held.flatMap(({ record, expected_on, arrivals, short_components }) =>
        short_components.map(({ item_code, until }) => ({
          ...{
            kind: "short_component" as const,
            record,
            day: until ?? expected_on ?? "",
            name: item_code,
            against: null,
          },
          figure: daysBetween(expected_on ?? "", arrivals.at(-1)?.day ?? shortage.evidence.episode.end),
        })),
      ),
    };
  },
};

function isBehind({ evidence, first_day }: ShortageCase, supply: SupplyFact): boolean {
  const { kind, expected_on, arrivals, quantity } = supply;
  if (kind !== "production" || expected_on === null || expected_on >= evidence.episode.end) return false;
  const inTime = arrivals.filter(({ day }) => day <= expected_on).reduce((sum, arrival) => sum + arrival.quantity, 0);
  return inTime < quantity && (arrivals.at(-1)?.day ?? evidence.episode.end) >= first_day;
}

function asPlanned(supply: SupplyFact): SupplyFact {
  const { expected_on, quantity } = supply;
  return expected_on === null ? supply : { ...supply, arrivals: [{ day: expected_on, quantity }] };
}
