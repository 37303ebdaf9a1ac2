import { DisconnectOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { ApiError } from "../api/api-client.ts";
import { useTexts } from "../text/language-context.tsx";
import { StatePanel } from "./state-panel.tsx";

/** A report that did not come: the server's words where it had some, and another try. */
export function FailurePanel({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { texts } = useTexts();
  const problem = error instanceof ApiError ? error : null;
  const isOffline = problem?.status === 0;
  return (
    <StatePanel
      tone="bad"
      icon={isOffline ? <DisconnectOutlined /> : <WarningOutlined />}
      title={isOffline ? texts.state.offline : problem?.message || texts.state.error}
      hint={problem?.hint || texts.state.error_hint}
    >
      <Button type="primary" onClick={onRetry}>
        {texts.state.retry}
      </Button>
    </StatePanel>
  );
}
