import { BATCH_SIZE } from "../endpoints.ts";

/** What a call that skips is asked for. */
export interface Page {
  readonly limit: number;
  readonly skip: number;
}

/** Every entry of a list read page by page; the next page is asked for when it is needed. */
export async function* eachOfPages<T>(
  pageOf: (page: Page) => Promise<readonly T[]>,
  limit = BATCH_SIZE,
): AsyncGenerator<T, void> {
  for (let skip = 0; ; skip += limit) {
    const page = await pageOf({ limit, skip });
    yield* page;
    if (page.length < limit) return;
  }
}

/** All of a list, page after page. */
export async function allOfPages<T>(pageOf: (page: Page) => Promise<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of eachOfPages(pageOf)) all.push(one);
  return all;
}
