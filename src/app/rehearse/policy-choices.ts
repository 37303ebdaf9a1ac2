import { serviceLevel } from "../../domain/risk/class-policy.ts";
import type { PolicyChoice } from "../../domain/simulation/rehearse-policy.ts";
import type { ClassLevels } from "../../contracts/rehearsal.ts";
import type { NamedPolicy } from "./rehearsed-results.ts";
import type { ReplayedItem } from "./replayed-item.ts";

/** Beside the levels asked for, so that both lines pass the same stocks: the engine's below them, the textbook's above. */
const LOWER_LEVELS = [0.5, 0.6, 0.7, 0.8];
const HIGHER_LEVELS = [0.995, 0.999, 0.9999];

/**
 * An item whose form states a level keeps it whatever is adopted, so every proposal shows what it would bring. The other
 * rules know nothing of shelf life, room, price breaks and targets, and do not play items that have them.
 */
export function policyChoices(
  {
    abc_class,
    own_level,
    has_minimum,
    is_plain,
  }: Pick<ReplayedItem, "abc_class" | "own_level" | "has_minimum" | "is_plain">,
  service_levels: readonly number[],
  class_levels: ClassLevels,
): readonly (readonly [NamedPolicy, PolicyChoice])[] {
  const at = (level: number | null) => serviceLevel(own_level ?? level, abc_class);
  const lower = LOWER_LEVELS.filter((level) => service_levels.every((other) => level < other));
  const higher = HIGHER_LEVELS.filter((level) => service_levels.every((other) => level > other));
  const atLevel = (rules: "engine" | "textbook", level: number, is_proposed: boolean) =>
    [
      { policy: rules, service_level: level, is_proposed },
      { rules, service_level: at(level) },
    ] as const;
  const present = { service_level: null, is_proposed: false };
  return [
    [
      { policy: "current", ...present },
      { rules: "engine", service_level: at(class_levels[abc_class] ?? null) },
    ],
    ...(has_minimum && is_plain ? [[{ policy: "thresholds", ...present }, { rules: "thresholds" }] as const] : []),
    ...(is_plain ? [...service_levels, ...higher].map((level) => atLevel("textbook", level, false)) : []),
    ...lower.map((level) => atLevel("engine", level, false)),
    ...service_levels.map((level) => atLevel("engine", level, true)),
  ];
}
