import type { FormTemplate } from "../../contracts/form-template.ts";
import { labelSimilarity, plainLabel } from "./label-similarity.ts";

/** A form of an app by its name. */
export interface NamedForm {
  readonly entry_id: string;
  readonly name: string;
}

/**
 * The form of an app that bears a template's name, or a known other name for it; null when none does. Own names are looked
 * for before other names, so that 库存台账 wins over 库存表 where an app has both.
 */
export function formNamed<F extends NamedForm>(
  template: Pick<FormTemplate, "label" | "synonyms">,
  forms: readonly F[],
): F | null {
  const wanted = [template.label["zh-CN"], template.label.en, ...(template.synonyms ?? [])].map(plainLabel);
  for (const name of wanted) {
    const found = forms.find((form) => plainLabel(form.name) === name);
    if (found !== undefined) return found;
  }
  return null;
}

/** The form whose name is most like the template's, for a person to confirm; null when nothing is alike. */
export function formLike<F extends NamedForm>(
  template: Pick<FormTemplate, "label" | "synonyms">,
  forms: readonly F[],
): F | null {
  const words = [template.label["zh-CN"], ...(template.synonyms ?? [])].map(plainLabel);
  const likeness = (form: F) => Math.max(...words.map((word) => labelSimilarity(word, plainLabel(form.name))));
  const [best] = forms.toSorted((one, other) => likeness(other) - likeness(one));
  return best !== undefined && likeness(best) >= LEAST_LIKENESS ? best : null;
}

const LEAST_LIKENESS = 0.6;
