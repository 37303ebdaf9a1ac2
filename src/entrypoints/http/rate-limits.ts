import type { RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { clientAddress } from "./client-address.ts";

/** Requests per minute of one address (of an IPv6 address its /56). */
export interface RateLimits {
  readonly sign_in: number;
  readonly api: number;
}

/** Twenty people behind one office address, each with a busy page, stay far below. */
export const USUAL_LIMITS: RateLimits = { sign_in: 30, api: 3_000 };

const WINDOW_MS = 60_000;

/** Refuses an address that asks too often; the push route stands in front and is not counted. */
export function createRateLimit(limit: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    keyGenerator: (request) => ipKeyGenerator(clientAddress(request)),
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (_request, response) => {
      const hint = "请等一分钟后再试。";
      response.status(429).json({ code: "too_many_requests", message: "请求过于频繁", hint });
    },
  });
}
