import { createFileRoute } from "@tanstack/react-router";

import { membersOnly } from "@/app/guards";

export const Route = createFileRoute("/_shell/_member")({ beforeLoad: membersOnly });
