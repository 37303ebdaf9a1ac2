import type { ErasureReport, PlatformRecords } from "../../../../contracts/customer-data.ts";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import styles from "./customers.module.css";

/** How much is kept of a customer, kind by kind. */
export function KeptCounts({ counts }: { counts: ErasureReport["counts"] }) {
  const { customers: words } = useTexts().texts;
  // The keys of this object are those of its type.
  const kinds = Object.keys(words.count) as (keyof typeof words.count)[];
  return (
    <dl className={styles["counts"]} aria-label={words.kept}>
      {kinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <div key={kind} className={styles["count"]}>
            <dt>{words.count[kind]}</dt>
            <dd>{counts[kind]}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Records that only the company itself can delete. */
export function OnPlatform({ records }: { records: readonly PlatformRecords[] }) {
  const { texts } = useTexts();
  const words = texts.customers;
  return (
    <section className={styles["platform"]}>
      <h3>{words.on_platform}</h3>
      <ul>
        {records.map(({ form, record_ids }) => (
          <li key={form}>
            <details>
              <summary>
                {wordFor(texts.form, form)} · {words.records(record_ids.length)}
              </summary>
              <code className={styles["ids"]}>{record_ids.join("\n")}</code>
            </details>
          </li>
        ))}
      </ul>
      <p className={styles["soft"]}>{words.on_platform_hint}</p>
    </section>
  );
}
