import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/_member/admin/")({ component: AdminPage });

function AdminPage() {
  return <Page title="Admin">{null}</Page>;
}
