import { KeyOutlined } from "@ant-design/icons";
import { useTexts } from "../text/language-context.tsx";
import { StatePanel } from "./state-panel.tsx";
import styles from "./sign-in-page.module.css";

/** Shown to whoever is not signed in. */
export function SignInPage() {
  const { texts } = useTexts();
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <h1 className={styles["name"]}>{texts.product.name}</h1>
        <StatePanel icon={<KeyOutlined />} title={texts.sign_in.text} hint={texts.sign_in.hint}>
          <code className={styles["command"]}>stockguard sign-in</code>
        </StatePanel>
      </div>
    </main>
  );
}
