import { maskedAddress, type PersonAddress, personKey } from "../../domain/consent/person-address.ts";
import type { CustomerMarks } from "../customer/customer-marks.ts";

/** The marks by which people are kept, as those of erased customers are. */
export type MarkTexts = Pick<CustomerMarks, "marksOf">;

/** A person as the store may keep them. */
export interface MarkedPerson {
  readonly person: PersonAddress;
  readonly person_mark: string;
  /** The address with most of it hidden. */
  readonly shown: string;
}

/** People with their marks, in their order. */
export async function markedPeople(
  marks: MarkTexts,
  installation_id: string,
  people: readonly PersonAddress[],
): Promise<readonly MarkedPerson[]> {
  const found = await marks.marksOf(installation_id, people.map(personKey));
  return people.map((person, index) => {
    const person_mark = found[index];
    if (person_mark === undefined) throw new Error("a mark for each person was promised");
    return { person, person_mark, shown: maskedAddress(person) };
  });
}
