import { FieldValueError } from "./fields/field-value-error.ts";

/** A number that a JavaScript number cannot hold: kept as the digits that came, never rounded. */
export class InexactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  toJSON(): string {
    return this.digits;
  }
}

/** Whether a number is what somebody meant: finite, and as an integer within ±(2^53 − 1). */
export function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** JSON text as a value in which numbers that would be rounded are InexactNumbers; throws a SyntaxError for no JSON. */
export function parseExactJson(text: string): unknown {
  // JSON.parse is typed any; whoever reads from the value checks it first.
  if (!MAY_ROUND.test(text)) return JSON.parse(text) as unknown;
  return parseWithSource(text, (_, value, { source }) =>
    typeof value === "number" && source !== undefined && !holds(value, source) ? new InexactNumber(source) : value,
  );
}

/** JSON text of a body; a number that JSON cannot carry or that may have been rounded is a FieldValueError. */
export function exactJson(body: unknown): string {
  return JSON.stringify(body, (key, value: unknown) => {
    if (typeof value === "number" && !isExact(value)) throw inexact(key);
    return value;
  });
}

/** Digits enough to be rounded, or an exponent: everything else is exact and read at full speed. */
const MAY_ROUND = /[\d.]{16}|\d[eE]/;

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

// Node 24 hands the source text of a number to the reviver (ECMAScript: JSON.parse source text access); the types lag.
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;

function holds(value: number, source: string): boolean {
  return isExact(value) && decimal(String(value)) === decimal(source);
}

/** One spelling per number: sign, digits without leading and trailing zeros, and the power of ten behind them. */
function decimal(source: string): string {
  const [, sign = "", whole = "", part = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? [];
  const digits = (whole + part).replace(/^0+/, "");
  const short = digits.replace(/0+$/, "");
  return short === "" ? "0" : `${sign}${short}e${Number(power) - part.length + digits.length - short.length}`;
}

function inexact(key: string): FieldValueError {
  return new FieldValueError("not_exact", "数字不是有限的数，或超出可精确表示的范围（±9007199254740991）", key);
}
