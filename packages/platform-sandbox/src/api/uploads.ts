import { pause, type Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { type Answer, json } from "../http/answer.ts";
import { readUpload } from "../http/upload.ts";
import { PlatformError } from "../problem.ts";
import type { Files } from "../storage/files.ts";
import type { Plans } from "../storage/plan.ts";
import { RATES } from "./endpoint.ts";
import type { RateLimits } from "./rate-limits.ts";

/** The upload host: takes one file per token and answers its key. */
export type Uploads = (contentType: string, body: Buffer) => Promise<Answer>;

interface UploadParts {
  readonly files: Files;
  readonly plans: Plans;
  readonly limits: RateLimits;
  readonly faults: Faults;
  readonly clock: Clock;
}

/** HTTP status of a failed upload. */
const UPLOAD_FAILED = 579;

/** Makes the upload host, with faults set on `upload`. */
export function createUploads({ files, plans, limits, faults, clock }: UploadParts): Uploads {
  return async function upload(contentType, body) {
    const { kind, value, delayMs } = faults.draw("upload");
    if (delayMs > 0) await pause(clock, delayMs);
    if (kind === "drop") return { kind: "hang", ms: 0 };
    if (kind === "status" || kind === "code") throw injected(kind, value);
    limits.admit("upload", RATES.file);
    const file = await readUpload(contentType, body);
    plans.requireRoomFor(file.content.byteLength);
    const key = files.store(file);
    return kind === "applied_then_timeout" ? { kind: "hang", ms: value ?? 0 } : json(200, { key });
  };
}

function injected(kind: "status" | "code", value: number | undefined): PlatformError {
  if (kind === "code") return new PlatformError(value ?? 17027, "故障注入", 400);
  return new PlatformError(17027, "故障注入", value ?? UPLOAD_FAILED);
}
