import { Input, InputNumber, Select } from "antd";
import { weightOf } from "../../../../contracts/rule-fault-weight.ts";
import type { RuleFault, RuleField, RuleFieldValue, RuleOffer } from "../../../../contracts/rule-editor.ts";
import { listedWords, WORD_SEPARATORS } from "../../../../domain/text/listed-words.ts";
import { useTexts } from "../text/language-context.tsx";
import { choiceWord } from "./choice-words.ts";
import { wordFor } from "../text/word-for.ts";
import { textOfNames } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";

interface InputProps {
  readonly field: RuleField;
  readonly value: RuleFieldValue;
  readonly faults: readonly RuleFault[];
  readonly offers: readonly RuleOffer[];
  onChange(value: RuleFieldValue): void;
}

/** The id of a field's input, by which a fault leads to it. */
export const inputId = (name: string) => `rule-${name}`;

/** A list hangs on its field: what scrolls behind the drawer must not pull it away under the pointer. */
const listPlace = (select: HTMLElement) => select.parentElement ?? document.body;

/** One field with its label, and what is wrong with it. */
export function RuleInput(props: InputProps) {
  const { language } = useTexts();
  const { field, faults } = props;
  const id = inputId(field.name);
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={styles["label"]}>
        {field.label[language === "zh" ? "zh-CN" : "en"]}
        {field.is_required && (
          <span className={styles["star"]} aria-hidden>
            *
          </span>
        )}
      </label>
      <Control {...props} />
      <div id={`${id}-faults`} role={faults.length > 0 ? "alert" : undefined} lang="zh-CN">
        {faults.map(({ code, message, hint }) => (
          <p key={`${code} ${message}`} className={styles["fault"]} data-warning={weightOf(code) === "warning"}>
            {message}
            <span className={styles["hint"]}>{hint}</span>
          </p>
        ))}
      </div>
    </div>
  );
}

function Control({ field, value, faults, offers, onChange }: InputProps) {
  const { texts, language } = useTexts();
  const words = texts.rule_editor;
  const { name, kind, options, is_required } = field;
  const id = inputId(name);
  const isWrong = faults.some(({ code }) => weightOf(code) !== "warning");
  const marks = {
    id,
    "aria-required": is_required,
    "aria-invalid": isWrong,
    "aria-describedby": `${id}-faults`,
    ...(faults.length > 0 && { status: isWrong ? ("error" as const) : ("warning" as const) }),
  };
  const text = value === null ? "" : String(value);
  const placeholder = is_required ? undefined : words.optional;
  if (field.offers !== null) {
    return (
      <Select
        {...marks}
        getPopupContainer={listPlace}
        mode="tags"
        placeholder={words.names}
        tokenSeparators={[...WORD_SEPARATORS]}
        value={[...listedWords(text)]}
        options={offers.map((offer) => ({ ...offer, label: wordFor(texts.channel, offer.label) }))}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(names: readonly string[]) => onChange(textOfNames(names))}
      />
    );
  }
  switch (kind) {
    case "choice":
      return (
        <Select
          {...marks}
          getPopupContainer={listPlace}
          allowClear={!is_required}
          placeholder={placeholder}
          value={value === null ? null : text}
          options={options.map((option) => ({ value: option, label: choiceWord(option, language) }))}
          onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
        />
      );
    case "number":
      return (
        <InputNumber<number>
          {...marks}
          className={styles["number"] ?? ""}
          placeholder={placeholder}
          value={typeof value === "number" ? value : null}
          onChange={(typed) => onChange(typed)}
        />
      );
    case "day":
      return <Input {...marks} type="date" value={text} onChange={({ target }) => onChange(target.value || null)} />;
    case "long_text":
      return <Input.TextArea {...marks} value={text} onChange={({ target }) => onChange(target.value || null)} />;
    case "text":
      return (
        <Input
          {...marks}
          maxLength={200}
          autoComplete="off"
          placeholder={placeholder}
          value={text}
          onChange={({ target }) => onChange(target.value || null)}
        />
      );
  }
}
