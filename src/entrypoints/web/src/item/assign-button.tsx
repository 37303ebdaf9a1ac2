import { Button, Input, Popover } from "antd";
import { type SyntheticEvent, useState } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./alert-buttons.module.css";
import { useAnswer } from "./use-answer.ts";

const LONGEST_NAME = 40;

/** Names who sees to an alert. */
export function AssignButton({ row }: { row: BoardRow }) {
  const { texts } = useTexts();
  const words = texts.responses;
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const assign = useAnswer(row, "assign", words.assigned(name.trim()));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    assign.mutate({ assigned_to: name.trim() }, { onSuccess: () => setOpen(false) });
  };
  const form = (
    <form className={styles["assign"]} onSubmit={submit}>
      <Input
        autoFocus
        aria-label={words.assign_to}
        placeholder={words.assign_to}
        maxLength={LONGEST_NAME}
        value={name}
        onChange={({ target }) => setName(target.value)}
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
