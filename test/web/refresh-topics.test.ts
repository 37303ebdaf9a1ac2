import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "@jest/globals";
import type { Topic } from "../../src/entrypoints/web/src/api/live-updates.ts";
import { refreshTopics } from "../../src/entrypoints/web/src/api/refresh-topics.ts";

const KEYS = [["session"], ["board"], ["item", "A-1", "W1"], ["messages"], ["health"], ["demo"], ["problems"]];

async function staleAfter(topics: readonly Topic[]): Promise<unknown[]> {
  const client = new QueryClient();
  for (const queryKey of KEYS) client.setQueryData(queryKey, {});
  await refreshTopics(client, topics);
  const stale = KEYS.filter((queryKey) => client.getQueryState(queryKey)?.isInvalidated).map(([name]) => name);
  client.clear();
  return stale;
}

describe("refreshTopics", () => {
  it.each([
    { topics: ["board"] as const, want: ["board", "item"] },
    { topics: ["messages"] as const, want: ["item", "messages"] },
    { topics: ["health", "problems"] as const, want: ["health", "problems"] },
    { topics: ["demo"] as const, want: ["demo"] },
    { topics: [] as const, want: [] },
  ])("makes $want stale for $topics", async ({ topics, want }) => {
    expect(await staleAfter(topics)).toEqual(want);
  });
});
