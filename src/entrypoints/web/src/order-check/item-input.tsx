import { useQuery } from "@tanstack/react-query";
import { AutoComplete } from "antd";
import { WHOLE_BOARD } from "../../../../contracts/board-view.ts";
import { boardQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";

interface ItemInputProps {
  readonly value: string;
  readonly onChange: (chosen: { item_code: string; location_code?: string }) => void;
}

const SHOWN = 8;

/** The code of an item, with what the board finds for it. Choosing tells its place as well. */
export function ItemInput({ value, onChange }: ItemInputProps) {
  const words = useTexts().texts.order_check;
  const search = value.trim();
  const { data } = useQuery({ ...boardQuery({ ...WHOLE_BOARD, search }), enabled: search !== "" });
  const rows = search === "" ? [] : (data?.rows ?? []).slice(0, SHOWN);
  return (
    <AutoComplete
      aria-label={words.item}
      placeholder={words.item}
      value={value}
      onChange={(item_code: string) => onChange({ item_code })}
      onSelect={(_chosen: string, { place }: { place: { item_code: string; location_code: string } }) =>
        onChange(place)
      }
      options={rows.map(({ item_code, item_name, location_code }) => ({
        key: `${item_code}\n${location_code}`,
        value: item_code,
        place: { item_code, location_code },
        label: [item_name, item_code, location_code].filter((text) => text !== "").join(" · "),
      }))}
    />
  );
}
