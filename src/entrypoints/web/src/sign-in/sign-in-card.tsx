import { Alert } from "antd";
import type { ReactNode } from "react";
import { ApiError } from "../api/api-client.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./sign-in-page.module.css";

interface SignInCardProps {
  readonly title: string;
  readonly lead?: string;
  readonly error: Error | null;
  readonly children: ReactNode;
}

/** The card on which people sign in or answer: what it is about, what went wrong, the form. */
export function SignInCard({ title, lead, error, children }: SignInCardProps) {
  const { texts } = useTexts();
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <p className={styles["product"]}>{texts.product.name}</p>
        <h1 className={styles["title"]}>{title}</h1>
        {lead !== undefined && <p className={styles["lead"]}>{lead}</p>}
        {error !== null && <ErrorLine error={error} />}
        {children}
      </div>
    </main>
  );
}

function ErrorLine({ error }: { error: Error }) {
  const { texts } = useTexts();
  const hint = error instanceof ApiError ? error.hint : "";
  return (
    <Alert
      className={styles["error"]}
      type="error"
      showIcon
      title={error.message || texts.state.offline}
      description={hint === "" ? undefined : hint}
    />
  );
}
