import { createFileRoute } from "@tanstack/react-router";

import { adminsOnly } from "@/app/guards";

export const Route = createFileRoute("/_shell/_member/admin")({ beforeLoad: adminsOnly });
