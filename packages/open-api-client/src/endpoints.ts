import type { PlatformPath } from "./platform-api.ts";

/** The file upload, which has no fixed path of its own. */
export const UPLOAD = "/{upload_path}";

/** Requests a second the platform allows per company and endpoint; `openapi.yaml` names them as `x-rate-per-second`. */
export const RATE_PER_SECOND: Readonly<Record<PlatformPath | typeof UPLOAD, number>> = {
  "/v5/app/list": 30,
  "/v5/app/entry/list": 30,
  "/v5/app/entry/widget/list": 30,
  "/v5/app/entry/data/get": 30,
  "/v5/app/entry/data/list": 30,
  "/v5/app/entry/data/create": 20,
  "/v5/app/entry/data/batch_create": 10,
  "/v5/app/entry/data/update": 20,
  "/v5/app/entry/data/batch_update": 10,
  "/v5/app/entry/data/delete": 20,
  "/v5/app/entry/data/batch_delete": 10,
  "/v5/app/entry/file/get_upload_token": 20,
  [UPLOAD]: 20,
};

/** Requests a second a company may start over all its keys and endpoints (open/11261). */
export const COMPANY_PER_SECOND = 50;

/** Most records one batch write takes, and most records one page holds. */
export const BATCH_SIZE = 100;
