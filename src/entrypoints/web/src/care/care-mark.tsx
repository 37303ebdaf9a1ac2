import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  InfoCircleOutlined,
  QuestionCircleOutlined,
  StopOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";
import type { CareMark } from "./care-words.ts";

const ICONS: Readonly<Record<CareMark, ComponentType>> = {
  pays: CheckCircleOutlined,
  loses: WarningOutlined,
  open: ClockCircleOutlined,
  unknown: QuestionCircleOutlined,
  duty: InfoCircleOutlined,
  stopped: StopOutlined,
};

/** Whether an action pays, as an icon and a word. */
export function CareMarkTag({ mark }: { mark: CareMark }) {
  const { verdict } = useTexts().texts.care;
  const Icon = ICONS[mark];
  return (
    <span className={styles["mark"]} data-mark={mark}>
      <span aria-hidden="true">
        <Icon />
      </span>
      {verdict[mark]}
    </span>
  );
}
