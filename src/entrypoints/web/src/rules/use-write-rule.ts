import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { RuleWritten } from "../../../../contracts/rule-editor.ts";
import { ApiError, postJson } from "../api/api-client.ts";
import { rulesQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";

interface RuleWrite {
  readonly path: string;
  readonly body: unknown;
  /** Said when it is done. */
  readonly thanks: string;
}

/** Writes a rule, says how it went, and has the page show what the platform has now. */
export function useWriteRule(onWritten: (written: RuleWritten) => void) {
  const { texts } = useTexts();
  const words = texts.rule_editor;
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: RuleWrite) => postJson<RuleWritten>(path, body),
    onSuccess: (written, { thanks }) => {
      if (written.kind === "saved") void message.success(written.did === "nothing" ? words.nothing : thanks);
      else if (written.kind === "removed") void message.success(thanks);
      else if (written.kind === "gone") void message.error(words.gone, 8);
      onWritten(written);
    },
    onError: (error) => {
      const hint = error instanceof ApiError ? error.hint : "";
      void message.error([error.message || texts.state.offline, hint].filter((text) => text !== "").join(" "), 8);
    },
    onSettled: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
}
