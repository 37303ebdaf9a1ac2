import { Popover } from "antd";
import type { DemoState } from "../../../../contracts/demo-state.ts";
import { dayText } from "../format/day-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./demo-story.module.css";

/** The newest thing that happened in the shop; the earlier ones on a click. */
export function DemoStory({ stories, today }: Pick<DemoState, "stories"> & { today: string }) {
  const { texts, language } = useTexts();
  const newest = stories[0];
  if (newest === undefined) {
    return (
      <p className={styles["story"]} data-is-quiet>
        {texts.demo.waiting}
      </p>
    );
  }
  const list = (
    <ol className={styles["list"]}>
      {stories.map(({ day, text }, index) => (
        <li key={`${stories.length - index} ${text}`}>
          <span className={styles["day"]}>{dayText(day, today, language)}</span>
          {text}
        </li>
      ))}
    </ol>
  );
  return (
    <Popover trigger="click" placement="bottom" title={texts.demo.stories} content={list}>
      <button type="button" className={styles["story"]} aria-live="polite" title={newest.text}>
        {/* A new key starts the entrance anew. */}
        <span key={`${newest.day} ${newest.text}`} className={styles["entering"]}>
          <span className={styles["day"]}>{dayText(newest.day, today, language)}</span>
          <span className={styles["text"]}>{newest.text}</span>
        </span>
      </button>
    </Popover>
  );
}
