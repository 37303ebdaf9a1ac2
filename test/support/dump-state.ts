import { FORM_FIELDS } from "../../src/contracts/generated/records.ts";
import type { FormName } from "../../src/contracts/form.ts";
import type { Subject } from "../../src/contracts/subject.ts";
import type { KeptAssessment } from "../../src/ports/assessments.ts";
import type { KeptRecord } from "../../src/ports/records.ts";
import type { SubjectFacts } from "../../src/ports/subjects.ts";
import type { Store } from "../../src/ports/store.ts";

/** What is known and concluded, without when and how it came about: equal states have equal dumps. */
export interface StateDump {
  readonly records: Readonly<Record<string, readonly KeptRecord[]>>;
  readonly facts: Readonly<Record<string, SubjectFacts>>;
  readonly assessments: Readonly<Record<string, AssessmentDump>>;
}

type AssessmentDump = Pick<KeptAssessment, "item_name" | "category" | "on_hand" | "risk">;

/** The state of an installation as sorted plain JSON; alert episodes and effects are history and left out. */
export async function dumpState(store: Store, installation_id: string): Promise<StateDump> {
  // FORM_FIELDS has one entry for each form.
  const forms = Object.keys(FORM_FIELDS).sort() as FormName[];
  const records = await Promise.all(
    forms.map(async (form) => [form, await store.records.list(installation_id, form)] as const),
  );
  const subjects = await store.subjects.all(installation_id);
  const facts = await Promise.all(
    subjects.map(async (subject) => [keyOf(subject), await store.subjects.facts(subject, "0001-01-01")] as const),
  );
  const assessments = await store.assessments.list(installation_id);
  return {
    records: sorted(records.filter(([, kept]) => kept.length > 0)),
    facts: sorted(facts),
    assessments: sorted(
      assessments.map(({ item_name, category, on_hand, risk, ...subject }) => {
        return [keyOf(subject), { item_name, category, on_hand, risk }] as const;
      }),
    ),
  };
}

function keyOf({ item_code, location_code }: Subject): string {
  return `${item_code} @ ${location_code}`;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
