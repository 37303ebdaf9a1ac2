import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { BoardRow } from "../../../../contracts/board.ts";
import { postJson } from "../api/api-client.ts";
import { refreshTopics } from "../api/refresh-topics.ts";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";

/** Sends an answer to an item's alert, shows it everywhere, and says thanks or what went wrong. */
export function useAnswer(row: BoardRow, answer: "acknowledge" | "snooze" | "assign", thanks: string) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => postJson(`${itemPath(row)}/${answer}`, body),
    onSuccess: async () => {
      await refreshTopics(client, ["board"]);
      void message.success(thanks);
    },
    onError: (error) => void message.error(error.message || texts.item.failed),
  });
}
