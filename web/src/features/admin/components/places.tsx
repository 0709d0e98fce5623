import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const style =
  "-mb-px inline-flex h-11 items-center border-b-2 border-transparent font-medium text-muted-foreground hover:text-foreground data-[status=active]:border-primary data-[status=active]:text-foreground";

/** The two pages of admins. */
export function Places() {
  const { t } = useTranslation("admin");
  return (
    <nav aria-label={t("title")} className="mb-6 flex gap-6 border-b">
      <Link to="/admin" activeOptions={{ exact: true, includeSearch: false }} className={style}>
        {t("analytics")}
      </Link>
      <Link to="/admin/users" activeOptions={{ includeSearch: false }} className={style}>
        {t("people.title")}
      </Link>
    </nav>
  );
}
