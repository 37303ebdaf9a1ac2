import {
  RULE_GROUPS,
  type RuleEditorReport,
  type RuleFault,
  type RuleField,
  type RuleFieldValue,
  type RuleOffer,
  type RuleValues,
} from "../../../../contracts/rule-editor.ts";
import { useTexts } from "../text/language-context.tsx";
import { isUseful } from "./rule-draft.ts";
import { RuleInput } from "./rule-input.tsx";
import styles from "./rule-editor.module.css";

interface FieldsProps {
  readonly editor: RuleEditorReport;
  readonly values: RuleValues;
  /** Those that are to be shown by now. */
  readonly faults: readonly RuleFault[];
  onChange(name: string, value: RuleFieldValue): void;
}

/** The fields that have a use, or that something is wrong with, in their groups. */
export function RuleFields({ editor, values, faults, onChange }: FieldsProps) {
  const { texts } = useTexts();
  const { fields } = editor;
  const shown = fields.filter(
    (field) => isUseful(field, values, fields) || faults.some((fault) => fault.field === field.name),
  );
  const groups = RULE_GROUPS.map((group) => ({ group, own: shown.filter((field) => field.group === group) }));
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) => (
      <fieldset key={group} className={styles["group"]}>
        <legend>{texts.rule_editor.group[group]}</legend>
        <div className={styles["fields"]}>
          {own.map((field) => (
            <RuleInput
              key={field.name}
              field={field}
              value={values[field.name] ?? null}
              faults={faults.filter((fault) => fault.field === field.name)}
              offers={offersOf(field, editor, values)}
              onChange={(value) => onChange(field.name, value)}
            />
          ))}
        </div>
      </fieldset>
    ));
}

function offersOf({ offers }: RuleField, editor: RuleEditorReport, { scope_kind }: RuleValues): readonly RuleOffer[] {
  if (offers === "channels") return editor.channels;
  return offers === "scope_values" ? (editor.scope_values[String(scope_kind ?? "")] ?? []) : [];
}
