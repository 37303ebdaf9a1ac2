import { Drawer } from "antd";
import { SEVERITIES } from "../../../../contracts/board-view.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./help-drawer.module.css";

/** What the lights mean and how to work with them, in a dozen lines. */
export function HelpDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { texts } = useTexts();
  return (
    <Drawer title={texts.help.title} open={isOpen} onClose={onClose} size={400}>
      <h3 className={styles["heading"]}>{texts.help.lights}</h3>
      <dl className={styles["lights"]}>
        {SEVERITIES.map((severity) => (
          <div key={severity} className={styles["light"]}>
            <dt>
              <SeverityTag severity={severity} />
            </dt>
            <dd>{texts.severity_meaning[severity]}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles["heading"]}>{texts.help.reading}</h3>
      <ul className={styles["lines"]}>
        {texts.help.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Drawer>
  );
}
