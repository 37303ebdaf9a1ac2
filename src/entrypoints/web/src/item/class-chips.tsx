import { Tooltip } from "antd";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { useTexts } from "../text/language-context.tsx";
import type { Dictionary } from "../text/zh.ts";
import { wordFor } from "../text/word-for.ts";
import styles from "./class-chips.module.css";

type ItemClass = ItemReport["classes"][number];

/** What the item is among all others, each with its reason. */
export function ClassChips({ classes }: { classes: ItemReport["classes"] }) {
  const { texts } = useTexts();
  if (classes.length === 0) return null;
  return (
    <ul className={styles["chips"]} aria-label={texts.marks.classes}>
      {classes.map((found) => (
        <li key={found.kind}>
          <Tooltip title={<span lang="zh-CN">{found.reason}</span>} trigger={["hover", "focus", "click"]}>
            <span className={styles["chip"]} data-kind={found.kind} tabIndex={0}>
              {chipText(found, texts)}
            </span>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

function chipText({ kind, value }: ItemClass, { marks }: Dictionary): string {
  switch (kind) {
    case "abc":
      return marks.abc(value);
    case "xyz":
      return wordFor(marks.xyz, value);
    case "life_cycle":
      return wordFor(marks.life_cycle, value);
    case "hot":
      return marks.hot;
    case "season":
      return marks.season;
  }
}
