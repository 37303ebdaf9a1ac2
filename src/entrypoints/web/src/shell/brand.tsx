import { useTexts } from "../text/language-context.tsx";
import styles from "./brand.module.css";

/** The mark, the product's name and whose stock this is; on narrow screens the day has its place here. */
export function Brand({ installation_name, day }: { installation_name: string | null; day: string | null }) {
  const { texts } = useTexts();
  return (
    <span className={styles["brand"]}>
      <svg className={styles["mark"]} viewBox="0 0 32 32" aria-hidden="true">
        <path d="M16 2 28 6.2v9.3c0 7.1-5 12.2-12 14.5C9 27.7 4 22.6 4 15.5V6.2z" />
        <path className={styles["bars"]} d="M10 20.5v-4.2M16 20.5v-8M22 20.5v-6" />
      </svg>
      <span className={styles["words"]}>
        <strong className={styles["name"]}>{texts.product.name}</strong>
        <span className={styles["installation"]} title={installation_name ?? undefined}>
          {day !== null && <span className={styles["day"]}>{day} · </span>}
          {installation_name ?? texts.product.tagline}
        </span>
      </span>
    </span>
  );
}
