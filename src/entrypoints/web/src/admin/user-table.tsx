import { CheckCircleOutlined, ClockCircleOutlined, StopOutlined } from "@ant-design/icons";
import { Button, Select, Space, Table, Tag } from "antd";
import type { UserReport } from "../../../../contracts/access.ts";
import { useTexts } from "../text/language-context.tsx";
import { useChange } from "./use-change.ts";
import { useRoleChoices } from "./role-choices.ts";
import styles from "./admin.module.css";

interface UserTableProps {
  readonly users: readonly UserReport[];
  onCode(code: string): void;
}

/** Every user with what can be changed about them. */
export function UserTable({ users, onCode }: UserTableProps) {
  const { users: words } = useTexts().texts;
  const roles = useRoleChoices();
  const change = useChange<unknown>("users", words.saved);
  const reset = useChange<{ readonly code: string }>("users", null, ({ code }) => onCode(code));
  const columns = [
    { title: words.name, key: "name", render: (_: unknown, user: UserReport) => <UserName user={user} /> },
    {
      title: words.role,
      key: "role",
      render: (_: unknown, { user_id, role }: UserReport) => (
        <Select
          aria-label={words.role}
          value={role}
          options={roles}
          style={{ width: 110 }}
          onChange={(chosen) => change.mutate({ path: `/users/${user_id}`, body: { role: chosen } })}
        />
      ),
    },
    { title: words.state, key: "state", render: (_: unknown, user: UserReport) => <UserState user={user} /> },
    {
      key: "actions",
      align: "right" as const,
      render: (_: unknown, { user_id, is_disabled }: UserReport) => (
        <Space>
          <Button size="small" onClick={() => reset.mutate({ path: `/users/${user_id}/link`, body: {} })}>
            {words.reset}
          </Button>
          <Button
            size="small"
            danger={!is_disabled}
            onClick={() => change.mutate({ path: `/users/${user_id}`, body: { is_disabled: !is_disabled } })}
          >
            {is_disabled ? words.enable : words.disable}
          </Button>
        </Space>
      ),
    },
  ];
  return (
    <div className={styles["well"]}>
      <Table
        rowKey="user_id"
        columns={columns}
        dataSource={[...users]}
        pagination={false}
        scroll={{ x: "max-content" }}
      />
    </div>
  );
}

function UserName({ user: { display_name, login_name, email } }: { user: UserReport }) {
  return (
    <div>
      <div>{display_name}</div>
      <div className={styles["soft"]}>{[login_name, email].filter((part) => part !== null).join(" · ")}</div>
    </div>
  );
}

/** Never colour alone: an icon and a word. */
function UserState({ user: { is_disabled, has_password, has_single_sign_on } }: { user: UserReport }) {
  const { users: words } = useTexts().texts;
  if (is_disabled) return <Tag icon={<StopOutlined />}>{words.disabled}</Tag>;
  if (!has_password && !has_single_sign_on) {
    return (
      <Tag icon={<ClockCircleOutlined />} color="gold">
        {words.waiting}
      </Tag>
    );
  }
  return (
    <Tag icon={<CheckCircleOutlined />} color="green">
      {words.active}
    </Tag>
  );
}
