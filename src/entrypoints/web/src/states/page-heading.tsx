import styles from "./page-heading.module.css";

/** A page's name and what it is for. */
export function PageHeading({ title, lead }: { title: string; lead: string }) {
  return (
    <header>
      <h1 className={styles["title"]}>{title}</h1>
      <p className={styles["lead"]}>{lead}</p>
    </header>
  );
}
