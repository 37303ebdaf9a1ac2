import { UserOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import type { SessionReport } from "../../../../contracts/session-report.ts";
import { postJson } from "../api/api-client.ts";
import { navigate } from "../routing/location.ts";
import { useTexts } from "../text/language-context.tsx";

const PAGES = [
  { key: "/users", permission: "manage_users", word: "users" },
  { key: "/tokens", permission: "manage_tokens", word: "tokens" },
  { key: "/customers", permission: "manage_consents", word: "customers" },
  { key: "/audit", permission: "read_audit", word: "audit" },
] as const;

/** Who is signed in, the pages of those who look after others, and the way out. */
export function UserMenu({ session: { user, permissions } }: { session: SessionReport }) {
  const { texts } = useTexts();
  const signOut = useSignOut();
  const words = texts.account;
  const name = user === null ? words.local : user.display_name;
  const role = user?.role == null ? null : texts.user_role[user.role];
  const pages = PAGES.filter(({ permission }) => permissions.includes(permission));
  const exits = user === null ? [] : (["/sign-out", "/sign-out-everywhere"] as const);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "who", label: role === null ? name : `${name} · ${role}`, disabled: true },
          { type: "divider" },
          ...pages.map(({ key, word }) => ({ key, label: words[word] })),
          ...(exits.length > 0 && pages.length > 0 ? [{ type: "divider" as const }] : []),
          ...exits.map((key) => ({ key, label: key === "/sign-out" ? words.sign_out : words.sign_out_everywhere })),
        ],
        onClick: ({ key }) => {
          if (key.startsWith("/sign-out")) signOut.mutate(key);
          else navigate(key);
        },
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={words.menu} aria-haspopup="menu" title={name} />
    </Dropdown>
  );
}

function useSignOut() {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: string) => postJson(path, {}),
    onError: (error) => void message.error(error.message),
    // Nothing of what this person saw stays for the next one.
    onSuccess: () => {
      navigate("/");
      return client.resetQueries();
    },
  });
}
