import type { AssigneesReport } from "../../contracts/assignees.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { sameWord } from "../notify/match-rules.ts";

/** Ports of `assignees`. */
export interface AssigneesPorts {
  readonly accounts: Pick<Accounts, "users">;
  readonly subjects: Pick<Subjects, "receivers">;
}

/** Whom an alert may be given to: those who may sign in, and those whom messages reach by their names. */
export function createAssignees({ accounts, subjects }: AssigneesPorts) {
  return async function assignees(installation_id: string): Promise<AssigneesReport> {
    const [users, receivers] = await Promise.all([accounts.users(), subjects.receivers(installation_id)]);
    const told = receivers.filter(({ is_active }) => is_active).map(({ receiver_name }) => receiver_name.trim());
    const others = users.filter(({ is_disabled }) => !is_disabled).map(({ display_name }) => display_name.trim());
    const people = new Map<string, AssigneesReport["people"][number]>([
      ...others.map((name) => [sameWord(name), { name, is_receiver: false }] as const),
      ...told.map((name) => [sameWord(name), { name, is_receiver: true }] as const),
    ]);
    return { people: [...people.values()].toSorted((a, b) => compareText(a.name, b.name)) };
  };
}
