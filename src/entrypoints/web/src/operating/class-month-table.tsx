import type { ReactNode } from "react";
import { monthText } from "../format/day-text.ts";
import { NOTHING } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { FigureTable } from "./figure-table.tsx";
import styles from "./operating.module.css";

interface ClassMonth {
  readonly abc_class: "A" | "B" | "C";
  readonly month: string;
}

interface ClassMonthTableProps<Figure extends ClassMonth> {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly cellOf: (figure: Figure) => ReactNode;
}

/** Months that fit beside each other. */
const SHOWN_MONTHS = 6;

/** A figure by class and month, the latest months only. */
export function ClassMonthTable<Figure extends ClassMonth>({ title, figures, cellOf }: ClassMonthTableProps<Figure>) {
  const { texts, language } = useTexts();
  const months = [...new Set(figures.map(({ month }) => month))].sort().slice(-SHOWN_MONTHS);
  const classes = [...new Set(figures.map(({ abc_class }) => abc_class))];
  if (months.length < 2) return null;
  const cell = (abc_class: string, month: string) => {
    const figure = figures.find((one) => one.abc_class === abc_class && one.month === month);
    return figure === undefined ? NOTHING : cellOf(figure);
  };
  return (
    <div>
      <h3 className={styles["subtitle"]}>{title}</h3>
      <FigureTable
        caption={title}
        heads={[texts.operating.abc_class, ...months.map((month) => monthText(month, language))]}
        rows={classes.map((abc_class) => ({
          name: texts.marks.abc(abc_class),
          cells: months.map((month) => cell(abc_class, month)),
        }))}
      />
    </div>
  );
}
