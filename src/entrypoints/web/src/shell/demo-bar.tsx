import { CaretRightFilled, ExportOutlined, MinusOutlined, PauseOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import type { DemoCommand, DemoState } from "../../../../contracts/demo-state.ts";
import { postJson } from "../api/api-client.ts";
import { demoQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";
import { fasterThan, slowerThan } from "./demo-speed.ts";
import { DemoStory } from "./demo-story.tsx";
import styles from "./demo-bar.module.css";

/** The demo's clock in the reader's hand, and what just happened in the shop. */
export function DemoBar({ sandboxUrl }: { sandboxUrl: string | null }) {
  const { texts } = useTexts();
  const { data: demo } = useQuery(demoQuery);
  if (demo === undefined) return null;
  return (
    <section className={styles["bar"]} aria-label={texts.demo.region}>
      <div className={styles["inner"]}>
        <span className={styles["label"]}>{texts.demo.label}</span>
        <DemoClock demo={demo} />
        <DemoStory stories={demo.stories} today={demo.day} />
        {sandboxUrl !== null && (
          <Tooltip title={texts.demo.forms_hint}>
            <a className={styles["forms"]} href={sandboxUrl} target="_blank" rel="noreferrer">
              {texts.demo.forms} <ExportOutlined aria-hidden />
            </a>
          </Tooltip>
        )}
      </div>
    </section>
  );
}

function DemoClock({ demo }: { demo: DemoState }) {
  const { texts } = useTexts();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (command: DemoCommand) => postJson<DemoState>("/demo", command),
    onSuccess: (state) => client.setQueryData(demoQuery.queryKey, state),
  });
  const slower = slowerThan(demo.seconds_per_day);
  const faster = fasterThan(demo.seconds_per_day);
  return (
    <div className={styles["clock"]}>
      <Button
        size="small"
        type="primary"
        icon={demo.paused ? <CaretRightFilled /> : <PauseOutlined />}
        onClick={() => mutate({ paused: !demo.paused })}
      >
        {demo.paused ? texts.demo.play : texts.demo.pause}
      </Button>
      <Tooltip title={texts.demo.slower}>
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={texts.demo.slower}
          disabled={slower === null}
          onClick={() => slower !== null && mutate({ seconds_per_day: slower })}
        />
      </Tooltip>
      <span className={styles["speed"]}>{texts.demo.speed(demo.seconds_per_day)}</span>
      <Tooltip title={texts.demo.faster}>
        <Button
          size="small"
          icon={<PlusOutlined />}
          aria-label={texts.demo.faster}
          disabled={faster === null}
          onClick={() => faster !== null && mutate({ seconds_per_day: faster })}
        />
      </Tooltip>
      <span className={styles["played"]}>{demo.paused ? texts.demo.paused : texts.demo.played(demo.played_days)}</span>
    </div>
  );
}
