import { SearchOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useMemo } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";
import { useTexts } from "../text/language-context.tsx";
import { type BoardView, isFiltered } from "./board-view.ts";
import { choicesOf } from "./row-choices.ts";
import styles from "./board-filters.module.css";

interface BoardFiltersProps {
  readonly rows: readonly BoardRow[];
  readonly view: BoardView;
  onChange(change: Partial<BoardView>): void;
}

/** Words to search for, and the category and the place to look at. */
export function BoardFilters({ rows, view, onChange }: BoardFiltersProps) {
  const { texts } = useTexts();
  return (
    <div className={styles["filters"]} role="search">
      <Input
        className={styles["search"]}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={texts.board.search}
        aria-label={texts.board.search}
        value={view.search}
        onChange={({ target }) => onChange({ search: target.value })}
      />
      <ChoiceFilter
        rows={rows}
        column="category"
        label={texts.board.category}
        value={view.category}
        onChange={(category) => onChange({ category })}
      />
      <ChoiceFilter
        rows={rows}
        column="location_code"
        label={texts.board.location}
        value={view.location_code}
        onChange={(location_code) => onChange({ location_code })}
      />
      {isFiltered(view) && (
        <Button
          type="link"
          className={styles["clear"]}
          onClick={() => onChange({ search: "", severities: [], category: null, location_code: null })}
        >
          {texts.board.clear}
        </Button>
      )}
    </div>
  );
}

function ChoiceFilter({
  rows,
  column,
  label,
  value,
  onChange,
}: {
  rows: readonly BoardRow[];
  column: "category" | "location_code";
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const options = useMemo(
    () =>
      choicesOf(rows, column).map((choice) => ({ value: choice.value, label: `${choice.value} (${choice.count})` })),
    [rows, column],
  );
  return (
    <Select<string>
      className={styles["choice"]}
      allowClear
      showSearch
      placeholder={label}
      aria-label={label}
      value={value}
      options={options}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
      popupMatchSelectWidth={false}
    />
  );
}
