import { BulbOutlined } from "@ant-design/icons";
import type { ProblemsReport } from "../../../../contracts/problems-report.ts";
import { instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import styles from "./problem-card.module.css";

/** Something that lasts until it is mended: what it is and what to click. It goes away by itself. */
export function NoticeCard({ notice }: { readonly notice: ProblemsReport["notices"][number] }) {
  const { texts, language } = useTexts();
  const { form, field, code, message, hint, since } = notice;
  const lasting = since === null ? [] : [texts.problems.since(instantText(since, language))];
  const facts = [...lasting, ...(field === null ? [] : [field]), code];
  return (
    <article className={styles["card"]}>
      <h3 className={styles["title"]}>{form === null ? texts.problems.whole : wordFor(texts.form, form)}</h3>
      <p className={styles["facts"]}>{facts.join(" · ")}</p>
      <p className={styles["message"]}>{message}</p>
      <p className={styles["hint"]}>
        <BulbOutlined aria-hidden /> {hint}
      </p>
    </article>
  );
}
