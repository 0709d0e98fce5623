import { ArrowRight, TrendingDown, TrendingUp } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Badge } from "@/components/ui/badge";
import type { Trend } from "@/features/progress/api";

const LOOKS = {
  improving: { icon: TrendingUp, tone: "good" },
  stable: { icon: ArrowRight, tone: "neutral" },
  declining: { icon: TrendingDown, tone: "warning" },
} as const;

/** Where scores are going; nothing where it is too early to tell. */
export function TrendBadge({ trend }: { trend: Trend }) {
  const { t } = useTranslation("progress");
  if (trend === null) return null;
  const { icon: Icon, tone } = LOOKS[trend];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(`direction.${trend}`)}
    </Badge>
  );
}
