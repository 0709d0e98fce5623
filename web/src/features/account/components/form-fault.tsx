import { CircleAlert } from "lucide-react";

/** What is wrong with a form as a whole. */
export function FormFault({ text }: { text: string | undefined }) {
  return (
    <div role="alert" className="empty:hidden">
      {text !== undefined && (
        <p className="flex items-start gap-2 rounded-xl bg-danger-soft px-3.5 py-2.5 text-[0.9375rem] text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          {text}
        </p>
      )}
    </div>
  );
}
