import { z } from "zod";
import type { PlacedPath, PlatformRecord, ReplyOf } from "../platform-api.ts";
import { entity } from "./entity.ts";

const record = entity<PlatformRecord>("record with an _id", { _id: z.string().min(1) });

/** One whole record. Form fields are checked one by one by the field codecs. */
export const ONE_RECORD = z.looseObject({ data: record });

/** A page of records. */
export const MANY_RECORDS = z.looseObject({ data: z.array(record) });

/** How many records were touched. */
export const COUNTED = z.looseObject({ status: z.string(), success_count: z.int().min(0) });

/** The ids of new records. */
export const CREATED = COUNTED.extend({ success_ids: z.array(z.string()) });

/** Done, with nothing to show. */
export const DONE = z.looseObject({ status: z.string() });

/** Data calls of v1 to v4, which name app and form in the path. */
export type OldDataPath = Exclude<PlacedPath, `${string}/approval_comments`>;

/** What each old data call must at least answer: what v5 answers. */
export const OLD_DATA_REPLIES: { readonly [P in OldDataPath]: z.ZodType<ReplyOf<P>> } = {
  "/v1/app/{app_id}/entry/{entry_id}/data": MANY_RECORDS,
  "/v1/app/{app_id}/entry/{entry_id}/data_retrieve": ONE_RECORD,
  "/v1/app/{app_id}/entry/{entry_id}/data_create": ONE_RECORD,
  "/v1/app/{app_id}/entry/{entry_id}/data_update": ONE_RECORD,
  "/v2/app/{app_id}/entry/{entry_id}/data": MANY_RECORDS,
  "/v2/app/{app_id}/entry/{entry_id}/data_retrieve": ONE_RECORD,
  "/v2/app/{app_id}/entry/{entry_id}/data_create": ONE_RECORD,
  "/v2/app/{app_id}/entry/{entry_id}/data_update": ONE_RECORD,
  "/v3/app/{app_id}/entry/{entry_id}/data": MANY_RECORDS,
  "/v3/app/{app_id}/entry/{entry_id}/data_retrieve": ONE_RECORD,
  "/v3/app/{app_id}/entry/{entry_id}/data_create": ONE_RECORD,
  "/v3/app/{app_id}/entry/{entry_id}/data_update": ONE_RECORD,
  "/v4/app/{app_id}/entry/{entry_id}/data": MANY_RECORDS,
  "/v4/app/{app_id}/entry/{entry_id}/data_retrieve": ONE_RECORD,
  "/v4/app/{app_id}/entry/{entry_id}/data_create": ONE_RECORD,
  "/v4/app/{app_id}/entry/{entry_id}/data_update": ONE_RECORD,
  "/v1/app/{app_id}/entry/{entry_id}/data_delete": DONE,
  "/v1/app/{app_id}/entry/{entry_id}/data_batch_create": CREATED,
  "/v1/app/{app_id}/entry/{entry_id}/data_batch_update": COUNTED,
  "/v1/app/{app_id}/entry/{entry_id}/data_batch_delete": COUNTED,
};
