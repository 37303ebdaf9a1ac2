import { JdyApiError } from "../jdy-api-error.ts";
import type { PlatformPost, PlatformRecord, RequestOf } from "../platform-api.ts";

/** Reads one record by its id; a record that is gone is a JdyApiError with code 4001. */
export async function getRecord(
  post: PlatformPost,
  address: RequestOf<"/v5/app/entry/data/get">,
): Promise<PlatformRecord> {
  return (await post("/v5/app/entry/data/get", address)).data;
}

/** Creates one record. A time-out leaves the outcome open: look for the record before creating it again. */
export async function createRecord(
  post: PlatformPost,
  wanted: RequestOf<"/v5/app/entry/data/create">,
): Promise<PlatformRecord> {
  return (await post("/v5/app/entry/data/create", wanted)).data;
}

/** Sets the given fields of one record and returns the whole record. */
export async function updateRecord(
  post: PlatformPost,
  change: RequestOf<"/v5/app/entry/data/update">,
): Promise<PlatformRecord> {
  try {
    return (await post("/v5/app/entry/data/update", change)).data;
  } catch (error) {
    if (!isFailure(error, "already_done")) throw error;
    const { app_id, entry_id, data_id } = change;
    return getRecord(post, { app_id, entry_id, data_id });
  }
}

const DATA_DOES_NOT_EXIST = 4001;

/** Deletes one record; `was_gone` when it was not there, be it never or no longer. */
export async function deleteRecord(
  post: PlatformPost,
  target: RequestOf<"/v5/app/entry/data/delete">,
): Promise<"deleted" | "was_gone"> {
  try {
    await post("/v5/app/entry/data/delete", target);
    return "deleted";
  } catch (error) {
    if (error instanceof JdyApiError && error.code === DATA_DOES_NOT_EXIST) return "was_gone";
    throw error;
  }
}

function isFailure(error: unknown, failureClass: JdyApiError["failure_class"]): boolean {
  return error instanceof JdyApiError && error.failure_class === failureClass;
}
