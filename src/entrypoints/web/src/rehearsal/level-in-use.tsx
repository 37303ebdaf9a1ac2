import { Button, Modal } from "antd";
import { useState } from "react";
import type { RehearsalState, RehearsedGroup } from "../../../../contracts/rehearsal.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { auditActor } from "../admin/audit-words.ts";
import { useMay } from "../api/use-may.ts";
import { instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { useAdopt } from "./adopt-button.tsx";
import { classOf } from "./rehearsal-table.tsx";
import styles from "./rehearsal.module.css";

/** Who adopted what for a class, and the way back. */
export function LevelInUse({ group, state }: { group: RehearsedGroup["group"]; state: RehearsalState }) {
  const { texts, language } = useTexts();
  const words = texts.rehearsal;
  const mayAdopt = useMay("adopt_policy");
  const [isAsking, setAsking] = useState(false);
  const adopt = useAdopt(() => setAsking(false));
  const abc_class = classOf(group);
  if (abc_class === null) return <p className={styles["soft"]}>{words.choose_class}</p>;
  const adopted = state.adopted[abc_class];
  if (adopted === undefined) return null;
  const { service_level, adopted_by, adopted_at } = adopted;
  return (
    <div className={styles["choice"]}>
      <span>
        {words.adopted(levelText(service_level), auditActor(adopted_by, texts), instantText(adopted_at, language))}
      </span>
      {mayAdopt && (
        <Button size="small" onClick={() => setAsking(true)}>
          {words.usual}
        </Button>
      )}
      <Modal
        open={isAsking}
        title={words.usual_title(words.group[abc_class])}
        okText={words.confirm_usual}
        cancelText={words.cancel}
        confirmLoading={adopt.isPending}
        onOk={() => adopt.mutate({ abc_class, service_level: null, confirmed: true })}
        onCancel={() => setAsking(false)}
      >
        <p>{words.adopt_lead}</p>
      </Modal>
    </div>
  );
}
