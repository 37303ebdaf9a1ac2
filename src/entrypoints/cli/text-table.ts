/** Columns side by side: those named to the left, all others to the right. Rows may be shorter than the first. */
export function tableLines(rows: readonly (readonly string[])[], left: readonly number[] = [0]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => shownWidth(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = " ".repeat((widths[column] ?? 0) - shownWidth(cell));
        return left.includes(column) ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Columns of a terminal that a text takes: Chinese characters take two. */
export function shownWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/u.test(character) ? 2 : 1;
  return width;
}
