import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { CareReport } from "../../../../contracts/care.ts";
import { useMay } from "../api/use-may.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";
import { SETTING_NAMES, settingMeaning, settingText } from "./setting-words.ts";
import { SettingsForm } from "./settings-form.tsx";

interface SettingsProps {
  readonly report: CareReport;
  readonly isEditing: boolean;
  onEdit(isEditing: boolean): void;
}

/** What is settled of care and what follows from it, for all who see the page; edited by those who may. */
export function SettingsPanel({ report: { settings, today }, isEditing, onEdit }: SettingsProps) {
  const { texts, language } = useTexts();
  const words = texts.care.settings;
  const mayEdit = useMay("edit_rules");
  const scene = { words, language, today };
  return (
    <Panel title={words.title} hint={words.hint}>
      {isEditing && mayEdit ? (
        <SettingsForm settings={settings} scene={scene} onClose={() => onEdit(false)} />
      ) : (
        <>
          <dl className={styles["settings"]}>
            {SETTING_NAMES.map((name) => (
              <div key={name} className={styles["setting"]}>
                <dt>{words.name[name]}</dt>
                <dd>
                  <strong>{settingText(settings, name, scene)}</strong>
                  <span className={styles["soft"]}>{settingMeaning(settings, name, scene)}</span>
                </dd>
              </div>
            ))}
          </dl>
          {mayEdit ? (
            <Button icon={<EditOutlined />} onClick={() => onEdit(true)}>
              {words.edit}
            </Button>
          ) : (
            <p className={styles["soft"]}>{words.may_not}</p>
          )}
        </>
      )}
    </Panel>
  );
}
