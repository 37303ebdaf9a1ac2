import { Button, Input, Modal } from "antd";
import { useTexts } from "../text/language-context.tsx";
import styles from "./admin.module.css";

interface ShownOnceProps {
  readonly title: string;
  readonly lead: string;
  readonly secret: string | null;
  onClose(): void;
}

/** A secret that the server tells once. */
export function ShownOnce({ title, lead, secret, onClose }: ShownOnceProps) {
  const { users: words } = useTexts().texts;
  return (
    <Modal
      open={secret !== null}
      title={title}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <p>{lead}</p>
      <div className={styles["secret"]}>
        <Input readOnly aria-label={words.shown_once} value={secret ?? ""} onFocus={(event) => event.target.select()} />
        <Button onClick={() => void navigator.clipboard.writeText(secret ?? "")}>{words.copy}</Button>
      </div>
    </Modal>
  );
}
