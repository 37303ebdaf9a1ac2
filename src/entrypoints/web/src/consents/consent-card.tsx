import { Table, Tag } from "antd";
import type { ConsentReport } from "../../../../contracts/consent.ts";
import { instantText } from "../format/instant-text.ts";
import { PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ChoiceForm } from "./choice-form.tsx";
import styles from "./consents.module.css";

interface ConsentCardProps {
  /** As it was typed. */
  readonly address: string;
  readonly report: ConsentReport;
  onRecorded(): void;
}

type Entry = ConsentReport["entries"][number];

const COLOURS = { opted_in: "green", opted_out: "red", silent: "default" } as const;
/** What customers are asked about. */
const SHOWN_PURPOSES = ["service", "marketing"] as const;

/** What is known of a person's choices, and another one to be recorded. */
export function ConsentCard({ address, report, onRecorded }: ConsentCardProps) {
  const { texts, language } = useTexts();
  const { consents: words, consent_choice } = texts;
  const { shown, standings, entries, sent } = report;
  const columns = [
    { title: words.at, key: "at", render: (_: unknown, { at }: Entry) => instantText(at, language) },
    {
      title: words.choice,
      key: "choice",
      render: (_: unknown, { kind, purpose }: Entry) => `${words.kind[kind]} · ${consent_choice[purpose]}`,
    },
    { title: words.from, key: "from", render: (_: unknown, { source }: Entry) => words.source[source] },
    { title: words.note, key: "note", render: (_: unknown, { note }: Entry) => note },
  ];
  return (
    <>
      <p className={styles["standing"]}>
        <strong>{shown}</strong>
        {SHOWN_PURPOSES.map((purpose) => (
          <Tag key={purpose} color={COLOURS[standings[purpose]]}>
            {consent_choice[purpose]}: {words.standing[standings[purpose]]}
          </Tag>
        ))}
        {sent.length > 0 && <span className={styles["soft"]}>{words.sent(sent.length)}</span>}
      </p>
      {entries.length === 0 ? (
        <PanelNote>{words.none}</PanelNote>
      ) : (
        <Table
          rowKey={({ at, kind, purpose, source }) => [at, kind, purpose, source].join(" ")}
          size="small"
          columns={columns}
          dataSource={entries}
          pagination={false}
          scroll={{ x: "max-content" }}
        />
      )}
      <ChoiceForm address={address} onRecorded={onRecorded} />
    </>
  );
}
