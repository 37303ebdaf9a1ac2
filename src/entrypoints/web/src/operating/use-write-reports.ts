import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { WrittenReports } from "../../../../contracts/period-report.ts";
import { postJson } from "../api/api-client.ts";
import { reportFilesQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";

/** Has the reports of the last week and month written at once, and the list show them. */
export function useWriteReports() {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const words = texts.operating;
  return useMutation({
    mutationFn: () => postJson<WrittenReports>("/reports", {}),
    onError: (error) => void message.error(error.message || texts.state.offline),
    onSuccess: ({ written }) => {
      void message.success(written === 0 ? words.reports_there : words.reports_written(written));
      return client.invalidateQueries({ queryKey: reportFilesQuery.queryKey });
    },
  });
}
