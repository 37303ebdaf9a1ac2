import type { FieldValues } from "../../contracts/form.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { type AssessedSubject, effectFrame } from "./assessed-subject.ts";

/** Writes the changed alert fields to the stock record; a newer state replaces one that still waits. */
export function writeBackEffects(
  assessed: AssessedSubject,
  { wanted, written }: { readonly wanted: FieldValues; readonly written: FieldValues },
  stamp: string,
): readonly NewEffect[] {
  const record_id = assessed.facts.stock_level?.record_id;
  const isSame = Object.entries(wanted).every(([name, value]) => name in written && written[name] === value);
  if (record_id === undefined || isSame) return [];
  return [
    {
      ...effectFrame(assessed),
      effect_key: effectKeys.writeBack(record_id, assessed.revision),
      line: `stock_level/${record_id}`,
      replaces_line: true,
      action: {
        kind: "update_record",
        form: "stock_level",
        record_id,
        // All fields, not only the changed ones: a replaced write must not take its changes with it.
        values: { ...wanted, assessed_at: stamp },
        start_trigger: false,
      },
    },
  ];
}
