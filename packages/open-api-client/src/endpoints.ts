export { RATE_PER_SECOND } from "./generated/rates.ts";

/** The file upload, which has no fixed path of its own. */
export const UPLOAD = "/{upload_path}";

/** Requests a second a company may start over all its keys and endpoints (open/11261). */
export const COMPANY_PER_SECOND = 50;

/** Most records one batch write takes, and most records one page holds. */
export const BATCH_SIZE = 100;
