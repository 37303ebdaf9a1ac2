import type { ReactNode } from "react";
import styles from "./state-panel.module.css";

/** What stands where there is nothing to show: why, and what to do about it. */
export function StatePanel({
  icon,
  title,
  hint,
  tone = "plain",
  children,
}: {
  icon: ReactNode;
  title: string;
  hint?: ReactNode;
  tone?: "plain" | "good" | "bad";
  children?: ReactNode;
}) {
  return (
    <div className={styles["panel"]} data-tone={tone} role={tone === "bad" ? "alert" : "status"}>
      <span className={styles["icon"]} aria-hidden="true">
        {icon}
      </span>
      <p className={styles["title"]}>{title}</p>
      {hint !== undefined && <p className={styles["hint"]}>{hint}</p>}
      {children}
    </div>
  );
}
