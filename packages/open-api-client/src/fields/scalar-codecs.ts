import type { FieldCodec } from "./codec.ts";
import { FieldValueError } from "./field-value-error.ts";
import { finiteNumber, list, orNull, text, wrongShape } from "./shape.ts";

/** Texts and single choices; the platform keeps an empty text where we say null. */
export const textCodec: FieldCodec<string | null> = {
  decode: (raw) => orNull(raw, text),
  encode: (value) => orNull(value, text) ?? "",
};

/** Serial numbers, which the platform makes on submit. */
export const serialNumberCodec: FieldCodec<string | null> = { decode: textCodec.decode };

/** Numbers. */
export const numberCodec: FieldCodec<number | null> = {
  decode: (raw) => orNull(raw, finiteNumber),
  encode: (value) => orNull(value, finiteNumber),
};

/** Multiple choices. */
export const choicesCodec: FieldCodec<readonly string[]> = {
  decode: (raw) => list(raw, text),
  encode: (value) => list(value, text),
};

/** Results the platform computes, as number or text. */
export const aggregationCodec: FieldCodec<number | string | null> = {
  decode: (raw) => orNull(raw, (value) => (typeof value === "string" ? value : finiteNumber(value))),
};

/** Instants; written with milliseconds and Z, cleared by an empty text. */
export const datetimeCodec: FieldCodec<string | null> = {
  decode: (raw) => orNull(raw, instant),
  encode: (value) => orNull(value, instant) ?? "",
};

const ISO_WITH_ZONE = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A text without a zone would mean another instant on another machine, so it is refused. */
function instant(raw: unknown): string {
  if (typeof raw !== "string" && typeof raw !== "number") return wrongShape("时间", raw);
  const date = new Date(raw);
  if (Number.isNaN(date.getTime()) || (typeof raw === "string" && !namesOneInstant(raw)))
    throw new FieldValueError("not_an_instant", "时间没有时区或不存在");
  return date.toISOString();
}

/** The built-in parser takes texts without a zone, and rolls 30 February over to March. */
function namesOneInstant(iso: string): boolean {
  const day = ISO_WITH_ZONE.exec(iso)?.[1];
  return day !== undefined && new Date(`${day}T00:00:00.000Z`).toISOString().startsWith(day);
}
