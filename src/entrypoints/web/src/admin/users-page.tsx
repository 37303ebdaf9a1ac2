import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { usersQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";
import { AdminPage } from "./admin-page.tsx";
import { NewUserForm } from "./new-user-form.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { UserTable } from "./user-table.tsx";

/** Who may sign in, for the administrator. */
export function UsersPage() {
  const { users: words } = useTexts().texts;
  const report = useQuery(usersQuery);
  const [isAdding, setAdding] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <AdminPage title={words.title} lead={words.lead} action={add} report={report}>
      {({ users }) => (
        <>
          <UserTable users={users} onCode={setCode} />
          <NewUserForm isOpen={isAdding} onClose={() => setAdding(false)} onCode={setCode} />
          <ShownOnce
            title={words.link_title}
            lead={words.link_lead}
            secret={code === null ? null : `${window.location.origin}/set-up#code=${code}`}
            onClose={() => setCode(null)}
          />
        </>
      )}
    </AdminPage>
  );
}
