import type { Assessments } from "../../../ports/assessments.ts";
import type { ItemClassStore } from "../../../ports/item-classes.ts";
import type { Outbox } from "../../../ports/outbox.ts";
import { memoryFacts } from "./memory-facts.ts";
import type { MemoryRows } from "./memory-rows.ts";

interface BasesParts {
  readonly rows: MemoryRows;
  readonly assessments: Pick<Assessments, "get">;
  readonly outbox: Pick<Outbox, "get">;
  readonly itemClasses: Pick<ItemClassStore, "of">;
}

/** What assessments of several subjects begin from. */
export function createMemoryBases({ rows, assessments, outbox, itemClasses }: BasesParts): Assessments["bases"] {
  return (subjects, since) =>
    Promise.all(
      subjects.map(async (subject) => {
        const previous = await assessments.get(subject);
        const key = previous?.written_by ?? null;
        const write = key === null ? null : await outbox.get(subject.installation_id, key);
        const classes = await itemClasses.of(subject.installation_id, subject.item_code);
        return { facts: structuredClone(memoryFacts(rows, subject, since)), previous, write, classes };
      }),
    );
}
