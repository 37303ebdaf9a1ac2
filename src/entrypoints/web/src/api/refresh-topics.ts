import type { QueryClient } from "@tanstack/react-query";
import type { Topic } from "./live-updates.ts";

/** Queries that a topic makes stale. */
const QUERIES: Readonly<Record<Topic, readonly string[]>> = {
  board: ["board", "item", "production", "suppliers", "operating", "hit_customers", "events", "feedback"],
  messages: ["messages", "item"],
  health: ["health"],
  demo: ["demo"],
  problems: ["problems"],
};

/** Fetches again what is on the screen of these topics, and marks the rest as stale. */
export async function refreshTopics(client: QueryClient, topics: readonly Topic[]): Promise<void> {
  const names = [...new Set(topics.flatMap((topic) => QUERIES[topic]))];
  await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
}
