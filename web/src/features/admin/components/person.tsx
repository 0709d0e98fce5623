import { Ellipsis, ShieldCheck, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toasts";
import { useChange, useErase, type Account } from "@/features/admin/api";
import { faultText, useFormat } from "@/lib/texts";

/** One account and what an admin can do with it; with one's own, nothing. */
export function Person({ account, own }: { account: Account; own: boolean }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  return (
    <li className="flex items-center gap-3 border-b py-3 pr-2 pl-4 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium">{account.username}</span>
          {account.role === "admin" && (
            <Badge tone="primary">
              <ShieldCheck aria-hidden />
              {t("role.admin")}
            </Badge>
          )}
          {!account.isActive && <Badge tone="danger">{t("people.inactive")}</Badge>}
          {own && <Badge>{t("people.you")}</Badge>}
        </p>
        <p className="truncate text-sm text-muted-foreground">{account.email}</p>
      </div>
      <dl className="hidden gap-8 text-right text-sm md:flex">
        <Fact name={t("people.analyses")} value={format.number(account.totalAnalyses)} />
        <Fact name={t("people.since")} value={format.date(account.createdAt)} />
        <Fact name={t("people.seen")} value={account.lastLogin ? format.ago(account.lastLogin) : "–"} />
      </dl>
      {own ? <span className="w-22" /> : <Actions account={account} />}
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="w-24">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="tabular">{value}</dd>
    </div>
  );
}

function Actions({ account }: { account: Account }) {
  const { t } = useTranslation("admin");
  const { t: common } = useTranslation();
  const change = useChange();
  const tell = (error: unknown) => toast(faultText(common, error), { tone: "danger" });
  const make = (changes: { isActive?: boolean; role?: Account["role"] }) =>
    change.mutate(
      { id: account.id, ...changes },
      { onSuccess: () => toast(t("people.changed")), onError: tell },
    );
  const admin = account.role === "admin";
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t("people.actions", { name: account.username })}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => make({ isActive: !account.isActive })}>
            {t(account.isActive ? "people.deactivate" : "people.activate")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => make({ role: admin ? "user" : "admin" })}>
            {t(admin ? "people.demote" : "people.promote")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Erase account={account} tell={tell} />
    </>
  );
}

function Erase({ account, tell }: { account: Account; tell: (error: unknown) => void }) {
  const { t } = useTranslation("admin");
  const { t: common } = useTranslation();
  const erase = useErase();
  const confirmed = async () => {
    try {
      await erase.mutateAsync(account.id);
      toast(t("people.erased"));
    } catch (error) {
      tell(error);
      throw error;
    }
  };
  return (
    <Confirm
      title={t("erase.title", { name: account.username })}
      text={t("erase.text")}
      action={common("action.delete")}
      onConfirm={confirmed}
    >
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("erase.label", { name: account.username })}
        className="text-muted-foreground hover:text-danger"
      >
        <Trash2 aria-hidden />
      </Button>
    </Confirm>
  );
}
