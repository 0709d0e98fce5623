import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/client";

import { Button } from "./ui/button";

interface PagerProps {
  pagination: Schema<"Pagination">;
  onPage: (page: number) => void;
}

/** From page to page; nothing where there is but one. */
export function Pager({ pagination: { page, totalPages }, onPage }: PagerProps) {
  const { t } = useTranslation();
  if (totalPages <= 1) return null;
  return (
    <nav aria-label={t("pages.label")} className="mt-6 flex items-center justify-center gap-3">
      <Button
        variant="secondary"
        size="icon"
        aria-label={t("pages.previous")}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <p aria-live="polite" className="min-w-28 text-center text-[0.9375rem] text-muted-foreground tabular">
        {t("pages.of", { page, total: totalPages })}
      </p>
      <Button
        variant="secondary"
        size="icon"
        aria-label={t("pages.next")}
        disabled={page >= totalPages}
        onClick={() => onPage(page + 1)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}
