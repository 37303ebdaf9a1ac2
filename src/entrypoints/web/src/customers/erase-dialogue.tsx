import { useMutation } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useId, useState } from "react";
import type { ErasureOutcome } from "../../../../contracts/customer-data.ts";
import { postJson } from "../api/api-client.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./customers.module.css";

interface EraseDialogueProps {
  readonly customer_code: string;
  readonly isOpen: boolean;
  onClose(): void;
  onErased(outcome: ErasureOutcome): void;
}

/** Asks for the code once more: nothing brings an erased customer back. */
export function EraseDialogue({ customer_code, isOpen, onClose, onErased }: EraseDialogueProps) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const words = texts.customers;
  const id = useId();
  const [confirmation, setConfirmation] = useState("");
  const close = () => {
    setConfirmation("");
    onClose();
  };
  const erase = useMutation({
    mutationFn: () => postJson<ErasureOutcome>("/customers/erase", { customer_code, confirmation }),
    onError: (error) => void message.error(error.message || texts.state.offline),
    onSuccess: (outcome) => {
      close();
      onErased(outcome);
    },
  });
  return (
    <Modal
      open={isOpen}
      title={words.dialogue_title}
      okText={words.confirm}
      cancelText={words.cancel}
      okButtonProps={{ danger: true, disabled: confirmation.trim() !== customer_code }}
      confirmLoading={erase.isPending}
      onOk={() => erase.mutate()}
      onCancel={close}
    >
      <div className={styles["dialogue"]}>
        <p>{words.dialogue_lead}</p>
        <p>{words.dialogue_stays}</p>
        <label htmlFor={id}>{words.type_code(customer_code)}</label>
        <Input
          id={id}
          autoComplete="off"
          value={confirmation}
          onChange={({ target }) => setConfirmation(target.value)}
        />
      </div>
    </Modal>
  );
}
