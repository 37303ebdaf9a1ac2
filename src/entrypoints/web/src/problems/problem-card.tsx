import { BulbOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { postJson } from "../api/api-client.ts";
import { useMay } from "../api/use-may.ts";
import { refreshTopics } from "../api/refresh-topics.ts";
import { instantText } from "../format/instant-text.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import type { Failed, SameCause } from "./same-cause.ts";
import styles from "./problem-card.module.css";

interface ProblemCardProps {
  readonly failed: SameCause;
  readonly retry: { readonly label: string; readonly label_all: string; readonly thanks: string };
}

/** What went wrong, how often, what to do about it, and another try for all of it. */
export function ProblemCard({ failed, retry }: ProblemCardProps) {
  const { texts, language } = useTexts();
  const words = texts.problems;
  const { isPending, mutate } = useRetry(failed, retry.thanks);
  const mayRepair = useMay("repair");
  const [{ title, problem }, ...others] = failed;
  const isAlike = others.every((other) => other.title === title);
  const count = countText(failed.length, language);
  return (
    <article className={styles["card"]}>
      <div className={styles["head"]}>
        <div className={styles["words"]}>
          <h3 className={styles["title"]}>
            {isAlike ? title : words.and_more(title)}
            {others.length > 0 && <span className={styles["count"]}>{words.times(count)}</span>}
          </h3>
          <p className={styles["facts"]}>{factsOf(failed[0], language).join(" · ")}</p>
        </div>
        {mayRepair && (
          <Button loading={isPending} onClick={() => mutate()}>
            {others.length > 0 ? retry.label_all : retry.label}
          </Button>
        )}
      </div>
      <p className={styles["message"]}>{problem?.message ?? words.unknown}</p>
      {problem !== null && problem.hint !== "" && (
        <p className={styles["hint"]}>
          <BulbOutlined aria-hidden /> {problem.hint}
        </p>
      )}
      <details className={styles["excerpt"]}>
        <summary>{words.details}</summary>
        {problem !== null && <p className={styles["facts"]}>{words.code(problem.code)}</p>}
        <ul className={styles["each"]}>
          {failed.map((one) => (
            <li key={one.id}>
              {others.length > 0 && (
                <p className={styles["facts"]}>{[one.title, ...factsOf(one, language)].join(" · ")}</p>
              )}
              {one.excerpt !== "" && <pre>{one.excerpt}</pre>}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function factsOf({ at, notes }: Failed, language: Parameters<typeof instantText>[1]): readonly string[] {
  return [...(at === null ? [] : [instantText(at, language)]), ...notes];
}

/** One after the other: each is asked for by itself. */
function useRetry(failed: SameCause, thanks: string) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      for (const { retry_path } of failed) await postJson(retry_path, {});
    },
    onSuccess: () => void message.success(thanks),
    onError: (error) => void message.error(error.message || texts.item.failed),
    // Also after a failure: somebody else may have dealt with it.
    onSettled: () => refreshTopics(client, ["problems", "health"]),
  });
}
