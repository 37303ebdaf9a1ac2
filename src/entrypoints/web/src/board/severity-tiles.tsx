import { Tooltip } from "antd";
import type { BoardReport, BoardRow } from "../../../../contracts/board.ts";
import { countText, moneyText } from "../format/number-text.ts";
import { SeverityIcon } from "../severity/severity-icon.tsx";
import { useTexts } from "../text/language-context.tsx";
import { SEVERITIES } from "../../../../contracts/board-view.ts";
import styles from "./severity-tiles.module.css";

type Severity = BoardRow["severity"];

interface SeverityTilesProps {
  readonly board: BoardReport;
  readonly chosen: readonly Severity[];
  onChoose(severities: readonly Severity[]): void;
}

/** How many items stand where, and what it will cost; a tile shows its level alone. */
export function SeverityTiles({ board, chosen, onChoose }: SeverityTilesProps) {
  const { texts, language } = useTexts();
  const toggle = (severity: Severity): void => {
    onChoose(chosen.includes(severity) ? chosen.filter((other) => other !== severity) : [...chosen, severity]);
  };
  return (
    <div className={styles["tiles"]} role="group" aria-label={texts.board.tiles}>
      <Tooltip title={texts.board.loss_hint}>
        <div className={styles["loss"]}>
          <span className={styles["word"]}>{texts.board.loss}</span>
          <strong className={styles["amount"]}>{moneyText(board.expected_loss, language)}</strong>
        </div>
      </Tooltip>
      {SEVERITIES.map((severity) => (
        <button
          key={severity}
          type="button"
          className={styles["tile"]}
          data-severity={severity}
          aria-pressed={chosen.includes(severity)}
          title={texts.severity_meaning[severity]}
          onClick={() => toggle(severity)}
        >
          <span className={styles["icon"]}>
            <SeverityIcon severity={severity} />
          </span>
          <span className={styles["word"]}>{texts.severity[severity]}</span>
          <strong className={styles["count"]}>{countText(board.counts[severity], language)}</strong>
        </button>
      ))}
    </div>
  );
}
