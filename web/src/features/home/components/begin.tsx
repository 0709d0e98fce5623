import { Link } from "@tanstack/react-router";
import { Video } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** The way to the next set. */
export function Begin() {
  const { t } = useTranslation("home");
  return (
    <Card className="flex flex-col items-start sm:p-7">
      <h2 className="text-xl font-semibold">{t("begin.title")}</h2>
      <p className="mt-1.5 mb-5 text-muted-foreground">{t("begin.text")}</p>
      <Button asChild size="lg" className="mt-auto w-full sm:w-auto">
        <Link to="/analyses/new">
          <Video aria-hidden />
          {t("begin.film")}
        </Link>
      </Button>
    </Card>
  );
}
