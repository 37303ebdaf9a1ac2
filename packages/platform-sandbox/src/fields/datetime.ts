const SECONDS = { from: 1e9, to: 1e10 };
const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** One written time: the instant in ms since epoch, and whether only a day was given. */
export interface WrittenTime {
  readonly at: number;
  readonly isDay: boolean;
}

/** Times without a zone are China time, as people there mean them. */
const ZONE_OF_ZONELESS_MS = 8 * 3_600_000;

/**
 * Reads a time in the forms the API takes: ISO 8601 with or without zone, `yyyy-MM-dd HH:mm:ss`, `yyyy-MM-dd`, or ms since
 * epoch. Undefined for anything else, for days that do not exist, and for numbers that are plainly seconds.
 */
export function readTime(value: unknown): WrittenTime | undefined {
  if (typeof value === "number") return readNumber(value);
  return typeof value === "string" ? readText(value) : undefined;
}

function readNumber(ms: number): WrittenTime | undefined {
  const isSeconds = ms >= SECONDS.from && ms < SECONDS.to;
  return isSeconds || !Number.isInteger(ms) || Math.abs(ms) > 8.64e15 ? undefined : { at: ms, isDay: false };
}

function readText(value: string): WrittenTime | undefined {
  const parts = FORM.exec(value);
  if (!parts) return undefined;
  // Groups that did not take part are undefined at run time, whatever the declared type says.
  const groups: readonly (string | undefined)[] = parts;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = groups
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const ms = Number((groups[7] ?? "").padEnd(3, "0").slice(0, 3));
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const isReal =
    new Date(asUtc).toISOString().startsWith(value.slice(0, 10)) && hour < 24 && minute < 60 && second < 60;
  return isReal ? { at: asUtc - zoneOffset(groups[8]), isDay: groups[4] === undefined } : undefined;
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined) return ZONE_OF_ZONELESS_MS;
  if (zone === "Z") return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
