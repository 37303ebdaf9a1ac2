import type { FieldCodec } from "./codec.ts";
import type { LinkedData } from "./field-value.ts";
import { isEmpty, orNull, parts, text } from "./shape.ts";

/** 关联数据: the id of the linked record. It is read bare or inside an object. */
export const lookupCodec: FieldCodec<string | null> = {
  decode: (raw) => orNull(raw, (link) => (typeof link === "string" ? link : text(parts(link)["id"]))),
  encode: (value) => orNull(value, text),
};

/** 选择数据, which the platform does not let us write. */
export const linkdataCodec: FieldCodec<LinkedData | null> = {
  decode: (raw) => orNull(raw, readLink),
};

function readLink(raw: unknown): LinkedData {
  const { id, key } = parts(raw);
  return { id: text(id), key: isEmpty(key) ? "" : text(key) };
}
