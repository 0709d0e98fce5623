import { CircleAlert, Info, OctagonAlert, type LucideIcon } from "lucide-react";

import type { Issue } from "@/features/results/types";

interface SeverityLook {
  icon: LucideIcon;
  tone: "danger" | "warning" | "neutral";
  bar: string;
}

export const SEVERITY: Record<Issue["severity"], SeverityLook> = {
  severe: { icon: OctagonAlert, tone: "danger", bar: "bg-danger" },
  moderate: { icon: CircleAlert, tone: "warning", bar: "bg-warning" },
  minor: { icon: Info, tone: "neutral", bar: "bg-muted-foreground" },
};
