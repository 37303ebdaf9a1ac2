import type { AssigneesReport } from "../../../../contracts/assignees.ts";

type Person = AssigneesReport["people"][number];

/** Who is offered: oneself, then those named here before, then everybody who is known; each once. */
export function knownAssignees(
  people: readonly Person[],
  me: string | undefined,
  recent: readonly string[],
): readonly Person[] {
  const names = [...(me === undefined ? [] : [me]), ...recent, ...people.map(({ name }) => name)];
  return [...new Set(names)].map((name) => ({ name, is_receiver: isReceiver(people, name) }));
}

/** Whether messages reach somebody by this name; written as the server compares names. */
export function isReceiver(people: readonly Person[], name: string): boolean {
  return people.some((person) => person.is_receiver && sameWord(person.name) === sameWord(name));
}

function sameWord(text: string): string {
  return text.normalize("NFKC").trim().toUpperCase();
}
