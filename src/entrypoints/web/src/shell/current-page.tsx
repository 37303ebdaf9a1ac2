import { CompassOutlined } from "@ant-design/icons";
import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { BoardPage } from "../board/board-page.tsx";
import { MessagesPage } from "../messages/messages-page.tsx";
import { ProblemsPage } from "../problems/problems-page.tsx";
import { PageLink } from "../routing/page-link.tsx";
import type { Route } from "../routing/route.ts";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { PageErrorBoundary } from "./page-error-boundary.tsx";

/** The charts weigh more than everything else: they come with the first item that is opened. */
const ItemPage = lazy(async () => ({ default: (await import("../item/item-page.tsx")).ItemPage }));

export function CurrentPage({ route }: { route: Route }) {
  return (
    <PageErrorBoundary key={JSON.stringify(route)}>
      <PageOf route={route} />
    </PageErrorBoundary>
  );
}

function PageOf({ route }: { route: Route }) {
  switch (route.page) {
    case "board":
      return <BoardPage />;
    case "item":
      return (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <ItemPage item_code={route.item_code} location_code={route.location_code} />
        </Suspense>
      );
    case "messages":
      return <MessagesPage />;
    case "problems":
      return <ProblemsPage />;
    case "not_found":
      return <NotFoundPage />;
  }
}

function NotFoundPage() {
  const { texts } = useTexts();
  return (
    <StatePanel icon={<CompassOutlined />} title={texts.state.not_found} hint={texts.state.not_found_hint}>
      <PageLink href="/">{texts.state.to_board}</PageLink>
    </StatePanel>
  );
}
