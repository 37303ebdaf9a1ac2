import type { AlertRuleRow } from "../../contracts/rows.ts";

/** Minutes of a day. */
export const DAY_MINUTES = 1_440;
const TIME_OF_DAY = /^(\d{1,2})[:：](\d{2})$/;

/** Minutes since midnight of a local "HH:MM" (a full-width colon or one hour digit will do); null when it is no time. */
export function minuteOfDay(text: string): number | null {
  const [, hours, minutes] = TIME_OF_DAY.exec(text.normalize("NFKC").trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute < DAY_MINUTES ? minute : null;
}

/**
 * Minutes until a rule's quiet hours end; 0 while it is not quiet. A start after the end means overnight. Hours that
 * cannot be read keep nobody from hearing: `checkRule` tells of them.
 */
export function minutesOfQuietLeft(
  { quiet_start, quiet_end }: Pick<AlertRuleRow, "quiet_start" | "quiet_end">,
  minute: number,
): number {
  const start = quiet_start === null ? null : minuteOfDay(quiet_start);
  const end = quiet_end === null ? null : minuteOfDay(quiet_end);
  if (start === null || end === null) return 0;
  const length = minutesBetween(start, end);
  const passed = minutesBetween(start, minute);
  return passed < length ? length - passed : 0;
}

/** The hours in which a rule's messages do not go, as a message carries them; nothing where the rule has none. */
export function quietHoursOf({ quiet_start, quiet_end }: Pick<AlertRuleRow, "quiet_start" | "quiet_end">) {
  return quiet_start === null || quiet_end === null ? {} : { quiet_hours: { quiet_start, quiet_end } };
}

/** Minutes from one time of day to the next occurrence of another; 0 for the same. */
function minutesBetween(from: number, to: number): number {
  return (to - from + DAY_MINUTES) % DAY_MINUTES;
}
