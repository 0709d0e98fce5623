import { createFileRoute, Link, redirect, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ownPath } from "@/app/guards";
import { session } from "@/client";
import { Entrance } from "@/features/account/components/entrance";
import { SignUpForm } from "@/features/account/components/sign-up-form";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_bare/sign-up")({
  validateSearch: (search): { next?: string | undefined } => ({ next: ownPath(search.next) }),
  beforeLoad: ({ search }) => {
    if (session.current !== null) throw redirect({ href: search.next ?? "/home" });
  },
  loader: texts("account"),
  component: SignUpPage,
});

function SignUpPage() {
  const { t } = useTranslation("account");
  const { next } = Route.useSearch();
  const { history } = useRouter();
  return (
    <Entrance
      title={t("signUp.title")}
      text={t("signUp.text")}
      footer={
        <p>
          {t("signUp.other")}{" "}
          <Link
            to="/sign-in"
            search={{ next }}
            className="font-medium text-primary underline-offset-4 hover:underline"
          >
            {t("signUp.otherLink")}
          </Link>
        </p>
      }
    >
      <SignUpForm onDone={() => history.push(next ?? "/home")} />
    </Entrance>
  );
}
