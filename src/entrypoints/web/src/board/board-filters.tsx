import { SearchOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import type { BoardReport } from "../../../../contracts/board.ts";
import { ABC_CLASSES, type BoardView, isFiltered } from "../../../../contracts/board-view.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import styles from "./board-filters.module.css";

interface BoardFiltersProps {
  readonly board: BoardReport;
  readonly view: BoardView;
  onChange(change: Partial<BoardView>): void;
}

/** Words to search for, and the category and the place to look at. */
export function BoardFilters({ board, view, onChange }: BoardFiltersProps) {
  const { texts } = useTexts();
  const placeName = usePlaceName();
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
        choices={board.categories}
        label={texts.board.category}
        value={view.category}
        onChange={(category) => onChange({ category })}
      />
      <ChoiceFilter
        choices={board.locations}
        nameOf={placeName}
        label={texts.board.location}
        value={view.location_code}
        onChange={(location_code) => onChange({ location_code })}
      />
      <Select<(typeof ABC_CLASSES)[number]>
        className={styles["choice"]}
        allowClear
        placeholder={texts.board.abc_class}
        aria-label={texts.board.abc_class}
        value={view.abc_class}
        options={ABC_CLASSES.map((value) => ({ value, label: texts.marks.abc(value) }))}
        onChange={(chosen: (typeof ABC_CLASSES)[number] | undefined) => onChange({ abc_class: chosen ?? null })}
        popupMatchSelectWidth={false}
      />
      {isFiltered(view) && (
        <Button
          type="link"
          className={styles["clear"]}
          onClick={() => onChange({ search: "", severities: [], category: null, location_code: null, abc_class: null })}
        >
          {texts.board.clear}
        </Button>
      )}
    </div>
  );
}

interface ChoiceFilterProps {
  readonly choices: BoardReport["categories"];
  readonly label: string;
  readonly value: string | null;
  /** What people call a choice; the choice itself where left out. */
  nameOf?(value: string): string;
  onChange(value: string | null): void;
}

function ChoiceFilter({ choices, label, value, nameOf = (name) => name, onChange }: ChoiceFilterProps) {
  return (
    <Select<string>
      className={styles["choice"]}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder={label}
      aria-label={label}
      value={value}
      options={choices.map((choice) => ({ value: choice.value, label: `${nameOf(choice.value)} (${choice.count})` }))}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
      popupMatchSelectWidth={false}
    />
  );
}
