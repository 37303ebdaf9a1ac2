import { BulbOutlined } from "@ant-design/icons";
import type { ProblemsReport } from "../../../../contracts/problems-report.ts";
import { instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { rulePath } from "../routing/route.ts";
import { wordFor } from "../text/word-for.ts";
import styles from "./problem-card.module.css";

/** Something that lasts until it is mended: what it is and what to click. It goes away by itself. */
export function NoticeCard({ notice }: { readonly notice: ProblemsReport["notices"][number] }) {
  const { texts, language } = useTexts();
  const { form, field, code, message, hint, since, rule_name } = notice;
  const words = texts.problems;
  const details = [...(field === null ? [] : [field]), words.code(code)];
  return (
    <article className={styles["card"]}>
      <h3 className={styles["title"]}>{form === null ? texts.problems.whole : wordFor(texts.form, form)}</h3>
      {since !== null && <p className={styles["facts"]}>{words.since(instantText(since, language))}</p>}
      <p className={styles["message"]}>{message}</p>
      <p className={styles["hint"]}>
        <BulbOutlined aria-hidden /> {hint}
      </p>
      {rule_name !== null && (
        <PageLink href={rulePath(rule_name)} className={styles["open"] ?? ""}>
          {words.open_rule}
        </PageLink>
      )}
      <details className={styles["excerpt"]}>
        <summary>{words.details}</summary>
        <p className={styles["facts"]}>{details.join(" · ")}</p>
      </details>
    </article>
  );
}
