import { DownloadOutlined, FileAddOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { reportFilesQuery } from "../api/queries.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./report-files.module.css";
import { useWriteReports } from "./use-write-reports.ts";

const ENDING = ".xlsx";

/** Past reports as files; nothing for those who may not have them. */
export function ReportFiles() {
  const { operating: words } = useTexts().texts;
  const { data } = useQuery({ ...reportFilesQuery, retry: false });
  const write = useWriteReports();
  if (data === undefined) return null;
  return (
    <Panel title={words.reports} hint={words.reports_hint}>
      {data.files.length === 0 && <PanelNote>{words.reports_empty}</PanelNote>}
      <Button size="small" icon={<FileAddOutlined />} loading={write.isPending} onClick={() => write.mutate()}>
        {words.reports_now}
      </Button>
      <ul className={styles["files"]}>
        {data.files.map(({ name }) => (
          <li className={styles["file"]} key={name}>
            <span>{titleOf(name, words.report_name)}</span>
            <Button
              size="small"
              icon={<DownloadOutlined />}
              href={`/api/v1/reports/${name}`}
              download
              aria-label={`${words.report_download} ${titleOf(name, words.report_name)}`}
            >
              {words.report_download}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function titleOf(name: string, wordsOf: (period: string, from: string) => string): string {
  const [period = "", ...from] = name.slice(0, -ENDING.length).split("-");
  return wordsOf(period, from.join("-"));
}
