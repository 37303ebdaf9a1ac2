import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { tokensQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";
import { AdminPage } from "./admin-page.tsx";
import { NewTokenForm } from "./new-token-form.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { TokenTable } from "./token-table.tsx";

/** Keys for programs, for the administrator. */
export function TokensPage() {
  const { tokens: words } = useTexts().texts;
  const report = useQuery(tokensQuery);
  const [isAdding, setAdding] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <AdminPage title={words.title} lead={words.lead} action={add} report={report}>
      {({ tokens }) => (
        <>
          <TokenTable tokens={tokens} />
          <NewTokenForm isOpen={isAdding} onClose={() => setAdding(false)} onToken={setToken} />
          <ShownOnce
            title={words.secret_title}
            lead={words.secret_lead}
            secret={token}
            onClose={() => setToken(null)}
          />
        </>
      )}
    </AdminPage>
  );
}
