import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Table } from "antd";
import type { AuditReport } from "../../../../contracts/access.ts";
import { auditQuery } from "../api/queries.ts";
import { instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { auditActor, auditObject } from "./audit-words.ts";
import { AdminPage } from "./admin-page.tsx";
import styles from "./admin.module.css";

type Entry = AuditReport["entries"][number];

/** Who did what, newest first. */
export function AuditPage() {
  const { texts, language } = useTexts();
  const report = useInfiniteQuery(auditQuery);
  const words = texts.audit;
  const columns = [
    { title: words.at, key: "at", render: (_: unknown, { at }: Entry) => instantText(at, language) },
    { title: words.actor, key: "actor", render: (_: unknown, { actor }: Entry) => auditActor(actor, texts) },
    { title: words.event, key: "event", render: (_: unknown, { event }: Entry) => texts.audit_event[event] },
    { title: words.object, key: "object", render: (_: unknown, entry: Entry) => auditObject(entry, texts) },
    {
      title: words.address,
      key: "address",
      render: (_: unknown, { address }: Entry) => (
        <span className={styles["soft"]}>{address ?? words.command_line}</span>
      ),
    },
  ];
  return (
    <AdminPage title={words.title} lead={words.lead} report={report}>
      {({ pages }) => (
        <>
          <div className={styles["well"]}>
            <Table
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={pages.flatMap(({ entries }) => entries)}
              pagination={false}
              scroll={{ x: "max-content" }}
              locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.empty} /> }}
            />
          </div>
          {report.hasNextPage && (
            <Button
              className={styles["more"]}
              loading={report.isFetchingNextPage}
              onClick={() => void report.fetchNextPage()}
            >
              {words.more}
            </Button>
          )}
        </>
      )}
    </AdminPage>
  );
}
