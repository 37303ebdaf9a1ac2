import type { ItemWish } from "../../contracts/kit.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { itemUnknown, placeNeeded, placeUnknown } from "./refusals.ts";

/**
 * The subject that somebody means; the place may be left out where there is only one. Raises `item_unknown`,
 * `place_unknown` or `place_needed`.
 */
export async function findSubject(
  subjects: Pick<Subjects, "ofItem">,
  installation_id: string,
  { item_code, location_code }: ItemWish,
): Promise<Subject> {
  const found = await subjects.ofItem(installation_id, item_code);
  const [first, ...others] = found;
  if (first === undefined) throw itemUnknown(item_code);
  const places = found.map((subject) => subject.location_code);
  const wished = location_code ?? "";
  const named = found.find((subject) => subject.location_code === wished);
  if (named !== undefined) return named;
  if (wished !== "") throw placeUnknown(item_code, wished, places);
  if (others.length > 0) throw placeNeeded(item_code, places);
  return first;
}
