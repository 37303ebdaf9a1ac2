import { BulbOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import type { ProblemsReport } from "../../../../contracts/problems-report.ts";
import { postJson } from "../api/api-client.ts";
import { useMay } from "../api/use-may.ts";
import { refreshTopics } from "../api/refresh-topics.ts";
import { instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./problem-card.module.css";

interface ProblemCardProps {
  readonly title: string;
  readonly notes: readonly string[];
  readonly at: number | null;
  readonly problem: ProblemsReport["dead"][number]["problem"];
  readonly excerpt?: string;
  readonly retry: { readonly path: string; readonly label: string; readonly thanks: string };
}

/** What went wrong, what to do about it, and another try. */
export function ProblemCard({ title, notes, at, problem, excerpt, retry }: ProblemCardProps) {
  const { texts, language } = useTexts();
  const { isPending, mutate } = useRetry(retry);
  const mayRepair = useMay("repair");
  const facts = [
    ...(at === null ? [] : [instantText(at, language)]),
    ...notes,
    ...(problem === null ? [] : [problem.code]),
  ];
  return (
    <article className={styles["card"]}>
      <div className={styles["head"]}>
        <div className={styles["words"]}>
          <h3 className={styles["title"]}>{title}</h3>
          <p className={styles["facts"]}>{facts.join(" · ")}</p>
        </div>
        {mayRepair && (
          <Button loading={isPending} onClick={() => mutate()}>
            {retry.label}
          </Button>
        )}
      </div>
      <p className={styles["message"]}>{problem?.message ?? texts.problems.unknown}</p>
      {problem !== null && problem.hint !== "" && (
        <p className={styles["hint"]}>
          <BulbOutlined aria-hidden /> {problem.hint}
        </p>
      )}
      {excerpt !== undefined && excerpt !== "" && (
        <details className={styles["excerpt"]}>
          <summary>{texts.problems.excerpt}</summary>
          <pre>{excerpt}</pre>
        </details>
      )}
    </article>
  );
}

function useRetry({ path, thanks }: ProblemCardProps["retry"]) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => postJson(path, {}),
    onSuccess: () => void message.success(thanks),
    onError: (error) => void message.error(error.message || texts.item.failed),
    // Also after a failure: somebody else may have dealt with it.
    onSettled: () => refreshTopics(client, ["problems", "health"]),
  });
}
