import { Button, Table } from "antd";
import { type ReactNode, useState } from "react";
import { CardFigure } from "../board/card-figure.tsx";
import { useIsPhone } from "../browser/media.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./plan.module.css";

/** A column of a table, or a figure of a card on a phone. The first is the heading of a card, the last its foot. */
export interface PlanColumn<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Pixels; what is left goes to the column without one. */
  readonly width?: number;
  readonly render: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly columns: readonly PlanColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** More rows than this are shown when somebody asks for them. */
const SHOWN_ROWS = 20;
const SHOWN_CARDS = 6;
/** Narrower, and a table is moved sideways (pixels). */
const LEAST_WIDTH = 960;

/** Rows as a table; on a phone as cards. */
export function PlanTable<Row extends object>({ columns, rows, keyOf }: TableProps<Row>) {
  const { texts, language } = useTexts();
  const isPhone = useIsPhone();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, isPhone ? SHOWN_CARDS : SHOWN_ROWS);
  return (
    <>
      {isPhone ? (
        <Cards columns={columns} rows={shown} keyOf={keyOf} />
      ) : (
        <Wide columns={columns} rows={shown} keyOf={keyOf} />
      )}
      {shown.length < rows.length && (
        <Button type="link" onClick={() => setWhole(true)}>
          {texts.plan.show_all(countText(rows.length, language))}
        </Button>
      )}
    </>
  );
}

function Wide<Row extends object>({ columns, rows, keyOf }: TableProps<Row>) {
  return (
    <Table<Row>
      className={styles["table"] ?? ""}
      size="small"
      rowKey={keyOf}
      dataSource={rows}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: LEAST_WIDTH }}
      columns={columns.map(({ title, isNumber = false, width, render }) => ({
        title,
        key: title,
        ...(width !== undefined && { width }),
        align: isNumber ? ("right" as const) : ("left" as const),
        className: (isNumber ? styles["number"] : styles["words"]) ?? "",
        render: (_: unknown, row: Row) => render(row),
      }))}
    />
  );
}

function Cards<Row extends object>({ columns, rows, keyOf }: TableProps<Row>) {
  const [head, ...others] = columns;
  const foot = others.at(-1);
  return (
    <ul className={styles["cards"]}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={styles["card"]}>
          {head?.render(row)}
          <dl className={styles["card_figures"]}>
            {others.slice(0, -1).map(({ title, render }) => (
              <CardFigure key={title} label={title}>
                {render(row)}
              </CardFigure>
            ))}
          </dl>
          <p className={styles["soft"]}>{foot?.render(row)}</p>
        </li>
      ))}
    </ul>
  );
}
