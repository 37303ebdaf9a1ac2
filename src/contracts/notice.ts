import type { FormName } from "./form.ts";
import type { Problem } from "./problem.ts";

/** Something that lasts until it is mended or over, for people to know: what it is, what to click, since when (ms). */
export interface Notice extends Problem {
  /** Null where it concerns the whole installation. */
  readonly form: FormName | null;
  /** Canonical name, a subform's column as `lines.quantity`; null where it concerns the whole form. */
  readonly field: string | null;
  readonly since: number;
}
