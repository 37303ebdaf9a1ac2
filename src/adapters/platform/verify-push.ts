import { verifyPush as isSigned } from "@jdy/open-api-client";
import type { FormBinding } from "../../contracts/form.ts";
import type { Platform, PushVerdict } from "../../ports/platform.ts";

type PushRequest = Parameters<Platform["verifyPush"]>[1];

/** Checks the signature over the raw bytes; never throws. The age tells a replay from a fresh push. */
export function verifyPush({ push_secret }: FormBinding, request: PushRequest, now: number): PushVerdict {
  const { body, query, headers } = request;
  const signature = onlyOne(headers["x-jdy-signature"]);
  const nonce = query.get("nonce");
  const timestamp = query.get("timestamp");
  if (nonce === null || timestamp === null) return { kind: "forged" };
  if (!isSigned({ nonce, timestamp, body, secret: push_secret, signature })) return { kind: "forged" };
  return {
    kind: "genuine",
    // Without an id of its own a push is known by its signature, which a repeat of the same bytes shares.
    delivery_id: onlyOne(headers["x-jdy-deliverid"]) ?? `signature:${signature ?? ""}`,
    age_ms: ageMs(timestamp, now),
  };
}

/** How far the push's own clock is from ours, whichever is ahead. */
function ageMs(timestamp: string, now: number): number {
  const sent_at = Number(timestamp) * 1_000;
  return Number.isFinite(sent_at) ? Math.abs(now - sent_at) : Number.POSITIVE_INFINITY;
}

function onlyOne(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  return value === undefined || value === "" ? undefined : value;
}
