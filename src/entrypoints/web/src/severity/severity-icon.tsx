import {
  CheckCircleFilled,
  EyeFilled,
  FireFilled,
  QuestionCircleFilled,
  StopFilled,
  WarningFilled,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";

const ICONS: Readonly<Record<BoardRow["severity"], ComponentType>> = {
  out: StopFilled,
  critical: FireFilled,
  high: WarningFilled,
  watch: EyeFilled,
  none: CheckCircleFilled,
  unknown: QuestionCircleFilled,
};

/** The shape of a light, so that it reads without its colour. */
export function SeverityIcon({ severity }: { severity: BoardRow["severity"] }) {
  const Icon = ICONS[severity];
  return (
    <span aria-hidden="true">
      <Icon />
    </span>
  );
}
