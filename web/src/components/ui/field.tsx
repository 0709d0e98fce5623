import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";

import { cn } from "@/lib/cn";

/** What a control in a Field has to be given: its name, and where its hint and fault stand. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  fault?: string | undefined;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/** A label, its control, a hint and what is wrong: `<Field label="…" fault={…}>{(control) => <Input {...control} />}</Field>` */
export function Field({ label, hint, fault, className, children }: FieldProps) {
  const id = useId();
  const hinted = hint !== undefined && `${id}-hint`;
  const faulty = fault !== undefined && `${id}-fault`;
  const described = [hinted, faulty].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("grid gap-1.5", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({ id, "aria-describedby": described, "aria-invalid": faulty ? true : undefined })}
      {hinted && (
        <p id={hinted} className="text-sm text-muted-foreground">
          {hint}
        </p>
      )}
      {faulty && (
        <p id={faulty} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {fault}
        </p>
      )}
    </div>
  );
}
