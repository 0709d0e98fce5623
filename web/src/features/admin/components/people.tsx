import { useQuery } from "@tanstack/react-query";
import { UserSearch } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Pager } from "@/components/pager";
import { EmptyState, ErrorState } from "@/components/states";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { accountsQuery, type Wanted } from "@/features/admin/api";
import { wantedOf } from "@/features/admin/wanted";

import { Person } from "./person";

interface PeopleProps {
  wanted: Wanted;
  onWant: (wanted: Wanted) => void;
  /** Of who looks. */
  ownId: string | undefined;
}

/** The accounts, to find and to change. */
export function People({ wanted, onWant, ownId }: PeopleProps) {
  const { t } = useTranslation("admin");
  const { data, error, refetch } = useQuery(accountsQuery(wanted));
  return (
    <>
      <PeopleFilters wanted={wanted} onWant={onWant} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Skeleton className="h-96 rounded-card" />}
      {data?.users.length === 0 && (
        <EmptyState icon={UserSearch} title={t("people.none")} text={t("people.noneText")} />
      )}
      {data && data.users.length > 0 && (
        <>
          <p role="status" className="mb-3 text-sm text-muted-foreground">
            {t("people.found", { count: data.pagination.total })}
          </p>
          <ul className="overflow-hidden rounded-card border bg-card">
            {data.users.map((account) => (
              <Person key={account.id} account={account} own={account.id === ownId} />
            ))}
          </ul>
          <Pager pagination={data.pagination} onPage={(page) => onWant(wantedOf({ ...wanted, page }))} />
        </>
      )}
    </>
  );
}

function PeopleFilters({ wanted, onWant }: Pick<PeopleProps, "wanted" | "onWant">) {
  const { t } = useTranslation("admin");
  const change = (changes: Record<string, unknown>) =>
    onWant(wantedOf({ ...wanted, page: undefined, ...changes }));
  const [typed, setTyped] = useTyped(wanted.search ?? "", (search) => change({ search }));
  const { active } = wanted;
  return (
    <search className="mb-6 grid grid-cols-2 gap-3 sm:grid-cols-[2fr_1fr_1fr]">
      <Field label={t("people.search")} className="col-span-2 sm:col-span-1">
        {(control) => (
          <Input
            {...control}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t("people.placeholder")}
          />
        )}
      </Field>
      <Field label={t("people.role")}>
        {(control) => (
          <Select
            {...control}
            value={wanted.role ?? ""}
            onChange={(event) => change({ role: event.target.value })}
          >
            <option value="">{t("people.any")}</option>
            <option value="user">{t("role.user")}</option>
            <option value="admin">{t("role.admin")}</option>
          </Select>
        )}
      </Field>
      <Field label={t("people.state")}>
        {(control) => (
          <Select
            {...control}
            value={active === undefined ? "" : String(active)}
            onChange={(event) =>
              change({ active: event.target.value === "" ? undefined : event.target.value === "true" })
            }
          >
            <option value="">{t("people.any")}</option>
            <option value="true">{t("people.active")}</option>
            <option value="false">{t("people.inactive")}</option>
          </Select>
        )}
      </Field>
    </search>
  );
}

const PAUSE = 400;

/** What is typed at once, and told when the fingers rest: each answer costs a request. */
function useTyped(told: string, onTyped: (text: string) => void) {
  const [typed, setTyped] = useState(told);
  useEffect(() => {
    if (typed === told) return undefined;
    const timer = window.setTimeout(() => onTyped(typed), PAUSE);
    return () => window.clearTimeout(timer);
  }, [typed, told, onTyped]);
  return [typed, setTyped] as const;
}
