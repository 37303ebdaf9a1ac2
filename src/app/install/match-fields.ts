import type { FieldBinding } from "../../contracts/form.ts";
import type { TemplateField } from "../../contracts/form-template.ts";
import type { PlatformField } from "../../ports/platform.ts";
import { canServe } from "./field-types.ts";
import { labelSimilarity, plainLabel } from "./label-similarity.ts";

/** What is proposed for one field of a template. `confidence` runs from 0 to 1; below SURE a person should look. */
export interface FieldMatch {
  readonly field: TemplateField;
  readonly found: PlatformField | null;
  readonly confidence: number;
  /** A field that bears the name but cannot hold the value. */
  readonly wrong_type: PlatformField | null;
  /** Matches of a subform's fields; empty otherwise. */
  readonly items: readonly FieldMatch[];
}

/** From this confidence on a match is accepted without asking. */
export const SURE = 0.85;

/** Decided before: above everything else, so that it stays even where another field took its alias. */
const KEPT = 2;
const SAME_ALIAS = 1;
const SAME_LABEL = 0.98;
const SAME_PLAIN_LABEL = 0.95;
const KNOWN_SYNONYM = 0.9;
/** Likeness alone never makes a match sure, and below this it is not worth proposing. */
const MOST_BY_LIKENESS = 0.8;
const LEAST_LIKENESS = 0.6;

/**
 * Finds for each field of a template the field of a real form that keeps the same thing: what was `kept` before, else by
 * alias, by label, by known synonym, by likeness. No field serves twice. A field the add-on writes is only found by its own alias or label, so that
 * nobody's own figures are written over.
 */
export function matchFields(
  fields: readonly TemplateField[],
  existing: readonly PlatformField[],
  kept: readonly FieldBinding[] = [],
): readonly FieldMatch[] {
  const chosen = bestPairs(fields, existing, kept);
  return fields.map((field) => {
    const { found = null, confidence = 0 } = chosen.get(field) ?? {};
    const own = kept.find(({ name }) => name === field.name);
    return {
      field,
      found,
      confidence: Math.min(confidence, SAME_ALIAS),
      wrong_type: found === null ? bearerOfName(field, existing, own) : null,
      items: field.items === undefined || found === null ? [] : matchFields(field.items, found.items ?? [], own?.items),
    };
  });
}

interface Pair {
  readonly field: TemplateField;
  readonly found: PlatformField;
  readonly confidence: number;
}

/** The surest pair first; each field of either side is taken once. */
function bestPairs(
  fields: readonly TemplateField[],
  existing: readonly PlatformField[],
  kept: readonly FieldBinding[],
): ReadonlyMap<TemplateField, Pair> {
  const isKept = (field: TemplateField, { widget_name }: PlatformField) =>
    kept.some((binding) => binding.name === field.name && binding.widget_name === widget_name);
  const pairs = fields
    .flatMap((field) =>
      existing.map((found) => ({ field, found, confidence: confidenceOf(field, found, isKept(field, found)) })),
    )
    .filter(({ confidence }) => confidence > 0)
    .toSorted((one, other) => other.confidence - one.confidence);
  const chosen = new Map<TemplateField, Pair>();
  const taken = new Set<PlatformField>();
  for (const pair of pairs) {
    if (chosen.has(pair.field) || taken.has(pair.found)) continue;
    chosen.set(pair.field, pair);
    taken.add(pair.found);
  }
  return chosen;
}

function confidenceOf(field: TemplateField, found: PlatformField, isKept: boolean): number {
  if (!canServe(field, found.type)) return 0;
  if (isKept) return KEPT;
  return Math.max(byName(field, found), byContent(field, found));
}

function byName(field: TemplateField, { name, label }: PlatformField): number {
  if (name === field.name) return SAME_ALIAS;
  const own = [field.label["zh-CN"], field.label.en];
  if (own.includes(label)) return SAME_LABEL;
  const plain = plainLabel(label);
  if (own.some((word) => plainLabel(word) === plain)) return SAME_PLAIN_LABEL;
  if (field.written_by !== undefined) return 0;
  const synonyms = (field.synonyms ?? []).map(plainLabel);
  // Earlier synonyms are closer to the meaning: of two known words the first one wins.
  const place = synonyms.indexOf(plain);
  if (place >= 0) return KNOWN_SYNONYM - place / 1_000;
  const likeness = Math.max(...[...own.map(plainLabel), ...synonyms].map((word) => labelSimilarity(word, plain)));
  return likeness < LEAST_LIKENESS ? 0 : likeness * MOST_BY_LIKENESS;
}

/** A subform is known by its columns whatever its label says: sure once every required column is. */
function byContent(field: TemplateField, found: PlatformField): number {
  if (field.items === undefined) return 0;
  const required = matchFields(field.items, found.items ?? []).filter((match) => match.field.required === true);
  return required.length === 0 ? 0 : Math.min(...required.map(({ confidence }) => confidence), KNOWN_SYNONYM);
}

function bearerOfName(
  field: TemplateField,
  existing: readonly PlatformField[],
  kept: FieldBinding | undefined,
): PlatformField | null {
  const own = plainLabel(field.label["zh-CN"]);
  const bearers = existing.filter(
    ({ widget_name, name, label }) =>
      widget_name === kept?.widget_name || name === field.name || plainLabel(label) === own,
  );
  return bearers.find(({ type }) => !canServe(field, type)) ?? null;
}
