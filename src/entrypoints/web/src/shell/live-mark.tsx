import { Tooltip } from "antd";
import type { LiveState } from "../api/live-updates.ts";
import { useTexts } from "../text/language-context.tsx";
import type { Dictionary } from "../text/zh.ts";
import styles from "./live-mark.module.css";

/** Says how fresh the page is. */
export function LiveMark({ state }: { state: LiveState }) {
  const { texts } = useTexts();
  return (
    <Tooltip title={hintOf(state, texts)}>
      <span className={styles["mark"]} data-state={state} role="status">
        <span className={styles["word"]}>{texts.header[state]}</span>
      </span>
    </Tooltip>
  );
}

function hintOf(state: LiveState, { header }: Dictionary): string {
  switch (state) {
    case "live":
      return header.live_hint;
    case "connecting":
      return header.connecting_hint;
    case "polling":
      return header.polling_hint;
  }
}
