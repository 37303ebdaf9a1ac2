import type { FieldCodec } from "./codec.ts";
import type { StoredFile } from "./field-value.ts";
import { FieldValueError } from "./field-value-error.ts";
import { finiteNumber, isEmpty, list, orNull, parts, text } from "./shape.ts";

/** Images and attachments: read as stored files, written as the keys an upload gave. */
export const filesCodec: FieldCodec<readonly StoredFile[]> = {
  decode: (raw) => list(raw, readFile),
  encode: (value) => list(value, fileKey),
};

/** Hand-written signatures, which only a person can make. */
export const signatureCodec: FieldCodec<StoredFile | null> = {
  decode: (raw) => orNull(raw, readFile),
};

function readFile(raw: unknown): StoredFile {
  const { name, url, size, mime } = parts(raw);
  return {
    name: isEmpty(name) ? "" : text(name),
    url: text(url),
    size: orNull(size, finiteNumber),
    mime: orNull(mime, text),
  };
}

function fileKey(value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new FieldValueError("file_not_uploaded", "写入的不是文件 key");
}
