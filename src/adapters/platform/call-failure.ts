import { FieldValueError, JdyApiError } from "@jdy/open-api-client";
import { type PlatformFailure, PlatformCallError } from "../../ports/platform.ts";

/** Codes that mean a record is not there any more. */
const GONE_CODES: readonly number[] = [4001];

/** Codes that only a person can mend: right, app or form (facts: error codes, hc/11261). */
const CONFIG_CODES: readonly number[] = [2004, 3000, 8017, 8302];

/** The key itself opens nothing: it has expired, was switched off, or is another one. It says nothing of any record. */
const KEY_CODES: readonly number[] = [8301, 17018];

/** What the company has paid for is used up or over; next month or a person mends it (facts §3.1). */
const QUOTA_CODES: readonly number[] = [7103, 7212, 7216, 7217, 7218, 7219];

const RATE_CODES: readonly number[] = [8303, 8304];
const TOO_MUCH_AT_ONCE = 429;

/** Runs a call and turns whatever it throws into the failure the add-on knows what to do about. */
export async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw callFailure(error);
  }
}

/** The add-on's word for a failed call. What is no failure of a call stays as it is: a fault of the program. */
export function callFailure(error: unknown): unknown {
  if (error instanceof JdyApiError) {
    const { code, kind, meaning, next_step, detail } = error;
    const problem = {
      code: code === 0 ? `platform_${kind}` : `platform_${code}`,
      message: `${meaning}${detail === undefined ? "" : `（${detail}）`}`,
      hint: next_step,
    };
    return new PlatformCallError(failureOf(error), problem, { cause: error });
  }
  if (error instanceof FieldValueError) {
    const { field, fact, next_step } = error;
    const problem = { code: "field_value_unwritable", message: `字段 ${field}：${fact}`, hint: next_step };
    return new PlatformCallError("refused", problem, { cause: error });
  }
  return error;
}

function failureOf({ kind, code, status, failure_class }: JdyApiError): PlatformFailure {
  if (kind === "refused" && GONE_CODES.includes(code)) return "gone";
  if (kind === "refused" && CONFIG_CODES.includes(code)) return "config";
  if (kind === "refused" && KEY_CODES.includes(code)) return "key";
  if (kind === "refused" && QUOTA_CODES.includes(code)) return "quota";
  if (RATE_CODES.includes(code) || status === TOO_MUCH_AT_ONCE) return "rate";
  switch (failure_class) {
    case "unknown_outcome":
      return "timed_out";
    // A record that could not be written is looked up before it is written again, by whoever wanted it written.
    case "retry":
    case "read_back":
      return "transient";
    case "already_done":
      return "refused";
    case "never":
      return kind === "refused" ? "refused" : "config";
  }
}
