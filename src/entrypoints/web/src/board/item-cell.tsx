import { Tooltip } from "antd";
import type { BoardRow } from "../../../../contracts/board.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import styles from "./item-cell.module.css";

/** An item's name as the link to its page, with its code and category below. */
export function ItemCell({ row }: { row: BoardRow }) {
  return (
    <div className={styles["item"]}>
      <Tooltip title={row.item_name} mouseEnterDelay={0.4}>
        <PageLink className={styles["name"]} href={itemPath(row)}>
          {row.item_name}
        </PageLink>
      </Tooltip>
      <span className={styles["code"]}>
        {row.item_code}
        {row.category !== null && row.category !== "" && ` · ${row.category}`}
      </span>
    </div>
  );
}
