import { BATCH_SIZE } from "../endpoints.ts";
import type { PlatformApp, PlatformForm, PlatformPost } from "../platform-api.ts";

/** All apps the key may see. */
export function listApps(post: PlatformPost): Promise<readonly PlatformApp[]> {
  return allPages(async (page) => (await post("/v5/app/list", page)).apps);
}

/** All forms of an app. */
export function listForms(post: PlatformPost, app_id: string): Promise<readonly PlatformForm[]> {
  return allPages(async (page) => (await post("/v5/app/entry/list", { app_id, ...page })).forms);
}

interface Page {
  readonly limit: number;
  readonly skip: number;
}

async function allPages<T>(pageOf: (page: Page) => Promise<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const page = await pageOf({ limit: BATCH_SIZE, skip: all.length });
    all.push(...page);
    if (page.length < BATCH_SIZE) return all;
  }
}
