import { InputNumber, Switch } from "antd";
import type { zhCare } from "../text/zh-care.ts";
import styles from "./care.module.css";
import type { SettingName, SettingsDraft } from "./setting-words.ts";

interface InputProps {
  readonly name: SettingName;
  readonly draft: SettingsDraft;
  readonly words: (typeof zhCare)["settings"];
  /** The cursor begins here. */
  readonly isFirst: boolean;
  onChange(value: number | boolean | null): void;
}

/** The id of a setting's input. */
export const settingId = (name: SettingName) => `care-${name}`;

/** Digits that a share in per cent is rounded to: 0.07 × 100 is not 7. */
const PERCENT_DIGITS = 6;

/** One setting to type or to switch; what is out of range is refused by the server, in its words. */
export function SettingInput({ name, draft, words, isFirst, onChange }: InputProps) {
  const id = settingId(name);
  const marks = { id, "aria-describedby": `${id}-means` };
  const number = { ...marks, autoFocus: isFirst, className: styles["number"] ?? "" };
  switch (name) {
    case "coupon_budget":
    case "contact_cost":
      return <InputNumber<number> {...number} prefix="¥" value={draft[name]} onChange={onChange} />;
    case "held_out_share": {
      const share = draft[name];
      const percent = share === null ? null : Number((100 * share).toFixed(PERCENT_DIGITS));
      const change = (typed: number | null) => onChange(typed === null ? null : typed / 100);
      return <InputNumber<number> {...number} suffix="%" value={percent} onChange={change} />;
    }
    case "window_days":
      return <InputNumber<number> {...number} suffix={words.day_unit} value={draft[name]} onChange={onChange} />;
    case "stops_losing":
    case "holds_out_foretold":
      return (
        <Switch
          {...marks}
          className={styles["switch"] ?? ""}
          checked={draft[name] === true}
          checkedChildren={words.yes}
          unCheckedChildren={words.no}
          onChange={onChange}
        />
      );
  }
}
