import { Skeleton } from "antd";
import { useTexts } from "../text/language-context.tsx";
import page from "./board-page.module.css";
import styles from "./board-skeleton.module.css";

/** The board's outline while it is fetched. */
export function BoardSkeleton() {
  const { texts } = useTexts();
  return (
    <>
      <div className={styles["tiles"]} role="status" aria-label={texts.state.loading}>
        {Array.from({ length: 7 }, (_, index) => (
          <div key={index} className={styles["tile"]} />
        ))}
      </div>
      <div className={`${page["card"] ?? ""} ${styles["rows"] ?? ""}`}>
        <Skeleton active title={{ width: "30%" }} paragraph={{ rows: 10, width: "100%" }} />
      </div>
    </>
  );
}
