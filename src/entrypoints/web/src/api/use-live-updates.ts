import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createLiveUpdates, type LiveState } from "./live-updates.ts";
import { refreshTopics } from "./refresh-topics.ts";

/** Keeps what is on the screen fresh, and says how. */
export function useLiveUpdates(): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    const updates = createLiveUpdates({
      connect: () => new EventSource("/api/v1/events"),
      refresh: (topics) => refreshTopics(client, topics),
      onState: setState,
    });
    return () => updates.stop();
  }, [client]);
  return state;
}
