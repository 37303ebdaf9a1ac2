import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Button, Popover } from "antd";
import { type SyntheticEvent, useState } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";
import { assigneesQuery, sessionQuery } from "../api/queries.ts";
import { keepWord, recentWords } from "../browser/recent-words.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./alert-buttons.module.css";
import { isReceiver, knownAssignees } from "./known-assignees.ts";
import { useAnswer } from "./use-answer.ts";

const LONGEST_NAME = 40;
const RECENT = "assigned";

/** Names who sees to an alert: oneself, a user, somebody of the list of receivers, or anybody; says who is not told. */
export function AssignButton({ row }: { row: BoardRow }) {
  const { texts } = useTexts();
  const words = texts.responses;
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const assign = useAnswer(row, "assign", words.assigned(name.trim()));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    keepWord(RECENT, name.trim());
    assign.mutate({ assigned_to: name.trim() }, { onSuccess: () => setOpen(false) });
  };
  const me = useQuery(sessionQuery).data?.user?.display_name;
  const people = useQuery({ ...assigneesQuery, enabled: isOpen }).data?.people;
  const known = knownAssignees(people ?? [], me, recentWords(RECENT));
  const isUntold = people !== undefined && name.trim() !== "" && !isReceiver(people, name);
  const form = (
    <form className={styles["assign"]} onSubmit={submit}>
      <p className={styles["assign_hint"]}>{words.assign_hint}</p>
      <p className={styles["assign_hint"]} role="status" data-is-warning={isUntold || undefined}>
        {isUntold ? words.not_told : ""}
      </p>
      <AutoComplete
        autoFocus
        defaultOpen
        className={styles["assigned_name"]}
        aria-label={words.assign_to}
        placeholder={words.assign_to}
        maxLength={LONGEST_NAME}
        value={name}
        options={known.map((person) => ({
          value: person.name,
          label: person.is_receiver ? words.receiver(person.name) : person.name,
        }))}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
        onChange={setName}
      />
      <Button type="primary" htmlType="submit" loading={assign.isPending} disabled={name.trim() === ""}>
        {words.assign}
      </Button>
    </form>
  );
  return (
    // The list of names lies outside the box: it goes only when what is in the box does.
    <Popover
      destroyOnHidden
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      content={form}
    >
      <Button>{words.assign}</Button>
    </Popover>
  );
}
