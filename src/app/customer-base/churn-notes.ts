import { isErasedCode } from "../../domain/customer/erased-customer.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerFigure } from "../../ports/customer-figures.ts";
import type { KeptRecord, Records } from "../../ports/records.ts";
import type { ToldTags } from "../customer/told-tags.ts";
import { bearsNotes, noteEffect, type NoteField } from "../effects/record-note.ts";

/** Ports of the notes. */
export interface ChurnNotesPorts {
  readonly records: Pick<Records, "list">;
  /** What each customer's record was last to bear, as text. */
  readonly toldChurn: Pick<ToldTags, "of" | "tell">;
  readonly clock: Pick<Clock, "now">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

/** Asks for the notes that bring churn risks to customers' records; returns how many. */
export type ChurnNotes = ReturnType<typeof createChurnNotes>;

const CHURN: NoteField = { form: "customer", field: "churn_risk", has_own_line: true };

/** People see no smaller step, and nothing is written for one. */
const VISIBLE_STEP = 0.05;
/** Of one night: the rest is asked for in the next, the largest steps first. */
const MOST_NOTES = 2_000;
const DECIMALS = 100;

/**
 * The churn risk, 1 − the chance that the customer is still one, on the records of the customer form: written on a visible
 * step from what a record was last to bear. Nothing is written where it cannot be told, and nothing on records of customers
 * who asked to be forgotten.
 */
export function createChurnNotes({ records, toldChurn, clock, binding }: ChurnNotesPorts) {
  return async function churnNotes(installation_id: string, figures: readonly CustomerFigure[]): Promise<number> {
    if (!bearsNotes(await binding(installation_id, CHURN.form), CHURN)) return 0;
    const risks = new Map(figures.flatMap(({ customer_code, ...own }) => riskOf(customer_code, own)));
    if (risks.size === 0) return 0;
    const before = await toldChurn.of(installation_id);
    const steps = (await records.list(installation_id, CHURN.form))
      .flatMap((record) => stepOf(record, risks, before.tags))
      .toSorted((a, b) => b.size - a.size)
      .slice(0, MOST_NOTES);
    const after = new Map([...before.tags, ...steps.map(({ record_id, risk }) => [record_id, String(risk)] as const)]);
    const notes = steps.map(({ record_id, risk }) =>
      noteEffect(CHURN, { installation_id, record_id }, risk, clock.now()),
    );
    return (await toldChurn.tell(installation_id, { before, after }, notes)) ? notes.length : 0;
  };
}

function riskOf(
  customer_code: string,
  { alive_probability }: Pick<CustomerFigure, "alive_probability">,
): readonly (readonly [string, number])[] {
  return alive_probability === null ? [] : [[customer_code, Math.round((1 - alive_probability) * DECIMALS) / DECIMALS]];
}

/** A record that is to bear another risk, and how much of a step that is; a first risk is the largest. */
interface ChurnStep {
  readonly record_id: string;
  readonly risk: number;
  readonly size: number;
}

function stepOf(
  { record_id, values }: KeptRecord,
  risks: ReadonlyMap<string, number>,
  told: ReadonlyMap<string, string>,
): readonly ChurnStep[] {
  const code = values["customer_code"];
  if (typeof code !== "string" || isErasedCode(code)) return [];
  const risk = risks.get(code);
  if (risk === undefined) return [];
  const shown = values[CHURN.field];
  const asked = told.get(record_id);
  const borne = asked === undefined ? (typeof shown === "number" ? shown : null) : Number(asked);
  const size = borne === null ? Infinity : Math.abs(risk - borne);
  // Hundredths are compared as whole numbers: 0.3 − 0.25 is a little less than 0.05.
  return Math.round(size * DECIMALS) >= VISIBLE_STEP * DECIMALS ? [{ record_id, risk, size }] : [];
}
