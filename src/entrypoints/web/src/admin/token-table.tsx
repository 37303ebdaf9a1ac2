import { CheckCircleOutlined, ClockCircleOutlined, StopOutlined } from "@ant-design/icons";
import { Button, Empty, Table, Tag } from "antd";
import type { TokenReport } from "../../../../contracts/access.ts";
import { useNow } from "../browser/use-now.ts";
import { instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { useChange } from "./use-change.ts";
import styles from "./admin.module.css";

const MINUTE_MS = 60_000;

/** Every token with its scopes and its last use. */
export function TokenTable({ tokens }: { tokens: readonly TokenReport[] }) {
  const { texts, language } = useTexts();
  const words = texts.tokens;
  const revoke = useChange<unknown>("tokens", words.revoked);
  const when = (instant: number | null) => (instant === null ? words.never : instantText(instant, language));
  const columns = [
    { title: words.name, dataIndex: "name" },
    {
      title: words.scopes,
      key: "scopes",
      render: (_: unknown, { scopes }: TokenReport) =>
        scopes.map((scope) => <Tag key={scope}>{texts.scope[scope]}</Tag>),
    },
    { title: words.created, key: "created", render: (_: unknown, token: TokenReport) => when(token.created_at) },
    { title: words.used, key: "used", render: (_: unknown, token: TokenReport) => when(token.last_used_at) },
    { title: words.state, key: "state", render: (_: unknown, token: TokenReport) => <TokenState token={token} /> },
    {
      key: "actions",
      align: "right" as const,
      render: (_: unknown, { token_id, revoked_at }: TokenReport) =>
        revoked_at === null && (
          <Button size="small" danger onClick={() => revoke.mutate({ path: `/tokens/${token_id}/revoke`, body: {} })}>
            {words.revoke}
          </Button>
        ),
    },
  ];
  return (
    <div className={styles["well"]}>
      <Table
        rowKey="token_id"
        columns={columns}
        dataSource={[...tokens]}
        pagination={false}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.empty} /> }}
      />
    </div>
  );
}

/** Never colour alone: an icon and a word. */
function TokenState({ token: { revoked_at, expires_at } }: { token: TokenReport }) {
  const { tokens: words } = useTexts().texts;
  const now = useNow(MINUTE_MS);
  if (revoked_at !== null) return <Tag icon={<StopOutlined />}>{words.revoked}</Tag>;
  if (expires_at !== null && now >= expires_at) return <Tag icon={<ClockCircleOutlined />}>{words.expired}</Tag>;
  return (
    <Tag icon={<CheckCircleOutlined />} color="green">
      {words.active}
    </Tag>
  );
}
