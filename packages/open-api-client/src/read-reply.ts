import { z } from "zod";
import { parseExactJson } from "./exact-json.ts";
import type { RawReply } from "./http-transport.ts";
import { JdyApiError } from "./jdy-api-error.ts";
import { hideSecret } from "./network-failure.ts";

export interface ReplyToRead<T> {
  readonly endpoint: string;
  readonly reply: RawReply;
  readonly schema: z.ZodType<T>;
  /** Cut out of the platform's words, should it repeat it. */
  readonly secret: string;
}

const errorBody = z.looseObject({ code: z.int(), msg: z.string().default("") });
/** How an action of a workflow is refused: with HTTP 200 and a `message` (open/16054). */
const failedAction = z.looseObject({ status: z.literal("failure"), code: z.int(), message: z.string().default("") });

/** The answer as the endpoint's reply, or a JdyApiError that says what came instead. */
export function readReply<T>({ endpoint, reply: { status, body }, schema, secret }: ReplyToRead<T>): T {
  const json = parseJson(body);
  if (status < 200 || status > 299) throw refusal({ endpoint, status, json, secret });
  const failed = failedAction.safeParse(json).data;
  if (failed) throw refusal({ endpoint, status, json: { ...failed, msg: failed.message }, secret });
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  const detail = json === undefined ? `HTTP ${status}，不是 JSON` : faults(checked.error);
  throw new JdyApiError({ endpoint, kind: "invalid_reply", status, detail });
}

interface Refusal {
  readonly endpoint: string;
  readonly status: number;
  readonly json: unknown;
  readonly secret: string;
}

function refusal({ endpoint, status, json, secret }: Refusal): JdyApiError {
  const { data: error } = errorBody.safeParse(json);
  if (!error) return new JdyApiError({ endpoint, kind: "http", status, detail: `HTTP ${status}` });
  const detail = hideSecret(error.msg, secret);
  return new JdyApiError({ endpoint, kind: "refused", status, code: error.code, detail });
}

/** Undefined for what is no JSON: no JSON text means undefined. */
function parseJson(body: string): unknown {
  try {
    return parseExactJson(body);
  } catch {
    return undefined;
  }
}

/** Where the reply differs, by path and expectation; the values themselves are the customer's and stay out. */
function faults(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join(".") || "reply"}: ${message}`)
    .join("; ");
}
