import { useQuery } from "@tanstack/react-query";
import { AutoComplete } from "antd";
import { WHOLE_BOARD } from "../../../../contracts/board-view.ts";
import { boardQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./order-check.module.css";

/** An item with its place; the place is empty where nobody has chosen one. */
interface ChosenItem {
  readonly item_code: string;
  readonly location_code: string;
}

interface ItemInputProps {
  readonly value: string;
  readonly onChange: (chosen: ChosenItem) => void;
}

/** An item may lie at several places: its code alone does not tell which of them was chosen. */
interface ItemOption {
  readonly value: string;
  readonly label: string;
  readonly place: ChosenItem;
}

const SHOWN = 8;

/** The code of an item, with what the board finds for it. Choosing tells its place as well, typing forgets it. */
export function ItemInput({ value, onChange }: ItemInputProps) {
  const words = useTexts().texts.order_check;
  const search = value.trim();
  const { data } = useQuery({ ...boardQuery({ ...WHOLE_BOARD, search }), enabled: search !== "" });
  const rows = search === "" ? [] : (data?.rows ?? []).slice(0, SHOWN);
  return (
    <div className={styles["item"]}>
      <AutoComplete<string, ItemOption>
        className={styles["code"]}
        // The list stays at its field, whatever the page's width becomes.
        getPopupContainer={ownPlace}
        aria-label={words.item}
        placeholder={words.item}
        value={value}
        onChange={(text, option) => onChange(placeOf(option) ?? { item_code: text, location_code: "" })}
        options={rows.map(({ item_code, item_name, location_code }) => ({
          value: `${item_code}\n${location_code}`,
          place: { item_code, location_code },
          label: [item_name, item_code, location_code].filter((part) => part !== "").join(" · "),
        }))}
      />
    </div>
  );
}

function ownPlace(field: HTMLElement): HTMLElement {
  return field.parentElement ?? document.body;
}

/** Where an option was chosen; what is only typed comes without a place. */
function placeOf(option: Partial<ItemOption> | readonly ItemOption[] | undefined): ChosenItem | null {
  return option !== undefined && "place" in option ? (option.place ?? null) : null;
}
