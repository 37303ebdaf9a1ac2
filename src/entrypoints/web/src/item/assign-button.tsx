import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Button, Popover } from "antd";
import { type SyntheticEvent, useState } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";
import { sessionQuery } from "../api/queries.ts";
import { keepWord, recentWords } from "../browser/recent-words.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./alert-buttons.module.css";
import { useAnswer } from "./use-answer.ts";

const LONGEST_NAME = 40;
const RECENT = "assigned";

/** Names who sees to an alert: oneself, somebody named here before, or anybody. */
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
  const known = [...new Set([...(me === undefined ? [] : [me]), ...recentWords(RECENT)])];
  const form = (
    <form className={styles["assign"]} onSubmit={submit}>
      <AutoComplete
        autoFocus
        defaultOpen
        className={styles["assigned_name"]}
        aria-label={words.assign_to}
        placeholder={words.assign_to}
        maxLength={LONGEST_NAME}
        value={name}
        options={known.map((value) => ({ value }))}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
        onChange={setName}
      />
      <Button type="primary" htmlType="submit" loading={assign.isPending} disabled={name.trim() === ""}>
        {words.assign}
      </Button>
    </form>
  );
  return (
    <Popover trigger="click" placement="bottomRight" open={isOpen} onOpenChange={setOpen} content={form}>
      <Button>{words.assign}</Button>
    </Popover>
  );
}
