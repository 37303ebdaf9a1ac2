import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { postJson } from "../api/api-client.ts";
import { useTexts } from "../text/language-context.tsx";

interface Change {
  readonly path: string;
  readonly body: unknown;
}

/** Asks the server for a change, says how it went, and fetches the list again. */
export function useChange<Answer>(list: string, thanks: string | null, onAnswer?: (answer: Answer) => void) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: Change) => postJson<Answer>(path, body),
    onSuccess: (answer) => {
      if (thanks !== null) void message.success(thanks);
      onAnswer?.(answer);
    },
    onError: (error) => void message.error(error.message || texts.state.offline),
    onSettled: () => client.invalidateQueries({ queryKey: [list] }),
  });
}
