import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./panel.module.css";

/** A card with a heading. */
export function Panel({ title, hint, children }: { title: string; hint?: string | undefined; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles["panel"]} aria-labelledby={id}>
      <header className={styles["head"]}>
        <h2 className={styles["title"]} id={id}>
          {title}
        </h2>
        {hint !== undefined && <p className={styles["hint"]}>{hint}</p>}
      </header>
      {children}
    </section>
  );
}

/** One line where a panel has nothing to show. */
export function PanelNote({ children }: { children: ReactNode }) {
  return <p className={styles["note"]}>{children}</p>;
}
