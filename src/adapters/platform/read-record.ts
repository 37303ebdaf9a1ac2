import type { UnknownFields } from "@jdy/open-api-client";
import type { FormBinding } from "../../contracts/form.ts";
import type { PlatformRecord } from "../../ports/platform.ts";
import { readValues } from "./read-values.ts";

/** A record in canonical names. `version` null where it bears no time of its own, so that it must be read again. */
export function readRecord(
  binding: FormBinding,
  raw: UnknownFields & { readonly _id: string },
  version: number | null,
): { readonly record: PlatformRecord; readonly has_version: boolean } {
  const { values, problems } = readValues(binding.fields, raw, binding.form);
  return {
    record: { record_id: raw._id, version: version ?? 0, values, problems },
    has_version: version !== null,
  };
}

/** An instant of the platform as ms; null where it is missing or no instant. */
export function instantMs(raw: unknown): number | null {
  if (typeof raw !== "string" && typeof raw !== "number") return null;
  const ms = new Date(raw).getTime();
  return Number.isFinite(ms) ? ms : null;
}
