import type { PlatformApp, PlatformForm, PlatformPost } from "../platform-api.ts";
import { allOfPages } from "./pages.ts";

/** All apps the key may see. */
export function listApps(post: PlatformPost): Promise<readonly PlatformApp[]> {
  return allOfPages(async (page) => (await post("/v5/app/list", page)).apps);
}

/** All forms of an app. */
export function listForms(post: PlatformPost, app_id: string): Promise<readonly PlatformForm[]> {
  return allOfPages(async (page) => (await post("/v5/app/entry/list", { app_id, ...page })).forms);
}
