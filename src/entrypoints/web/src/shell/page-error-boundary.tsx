import { Component, type ReactNode } from "react";
import { FailurePanel } from "../states/failure-panel.tsx";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** A page that breaks leaves the rest standing and offers another try. */
export class PageErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    // A page whose code could not be fetched is not fetched again by rendering: the whole is loaded anew.
    if (error !== null) return <FailurePanel error={error} onRetry={() => window.location.reload()} />;
    return this.props.children;
  }
}
