import type { Subject } from "../../contracts/subject.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { abcInForce, type ItemClasses } from "../../domain/classes/item-classes.ts";
import type { Goodwill } from "../../domain/inventory/goodwill.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";

/** Read together: fewer would ask the store more often, more would hold more histories at once. */
const PAGE = 8;

/**
 * Facts of subjects and what a unit short of each costs beyond its margin, a page at a time, so that only a page of them is
 * held; an item's class is the one in force.
 */
export async function* readInPages(
  assessments: Pick<Assessments, "bases">,
  subjects: readonly Subject[],
  since: Day,
): AsyncGenerator<readonly [Subject, SubjectFacts, Goodwill | null]> {
  for (const page of inShares(subjects, PAGE)) {
    const bases = await assessments.bases(page, since);
    for (const [index, { facts, classes }] of bases.entries()) {
      const subject = page[index];
      if (subject !== undefined) yield [subject, withClassInForce(facts, classes), classes?.goodwill ?? null];
    }
  }
}

/** What assessments go by: the class a person wrote, else the one of last night. */
function withClassInForce(facts: SubjectFacts, classes: ItemClasses | null): SubjectFacts {
  const { item } = facts;
  return item === null ? facts : { ...facts, item: { ...item, abc_class: abcInForce(item.abc_class, classes) } };
}
