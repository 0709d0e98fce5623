import type { ComponentProps } from "react";
import type { FieldError, UseFormRegisterReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FaultKey } from "@/features/account/fault";

import { PasswordInput } from "./password-input";

interface AccountFieldProps extends ComponentProps<"input"> {
  label: string;
  hint?: string;
  fault: FieldError | undefined;
  registered: UseFormRegisterReturn;
}

/** A field of an account form. A fault of ours is a key, one of the server's a sentence already (type "server"). */
export function AccountField({ label, hint, fault, registered, type, ...props }: AccountFieldProps) {
  const { t } = useTranslation("account");
  const Control = type === "password" ? PasswordInput : Input;
  const own = fault?.type === undefined || fault.type === "custom" || fault.type === "server";
  const told =
    fault === undefined ? undefined : own ? fault.message : t(`fault.${fault.message as FaultKey}`);
  return (
    <Field label={label} hint={hint} fault={told}>
      {(control) => <Control type={type} {...control} {...registered} {...props} />}
    </Field>
  );
}
