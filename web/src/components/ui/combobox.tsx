import { useCombobox } from "downshift";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { cn } from "@/lib/cn";

import type { FieldControl } from "./field";
import { inputStyle } from "./input";

interface ComboboxProps<T> extends FieldControl {
  /** What fits what was typed, best first; whoever gives them decides what fits. */
  items: T[];
  value: T | null;
  onChange: (item: T | null) => void;
  onType: (typed: string) => void;
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  render?: (item: T) => ReactNode;
  placeholder?: string;
  loading?: boolean;
  className?: string;
}

/** Type, and choose from what fits. Goes into a Field: `{(control) => <Combobox {...control} …/>}`. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const {
    items,
    value,
    onChange,
    onType,
    keyOf,
    nameOf,
    render = nameOf,
    placeholder,
    loading,
    className,
  } = props;
  const { t } = useTranslation();
  const box = useCombobox<T>({
    items,
    selectedItem: value,
    itemToString: (item) => (item === null ? "" : nameOf(item)),
    itemToKey: (item) => (item === null ? "" : keyOf(item)),
    defaultHighlightedIndex: 0,
    inputId: props.id,
    onSelectedItemChange: ({ selectedItem }) => onChange(selectedItem),
    onInputValueChange: ({ inputValue, type }) => {
      if (type === useCombobox.stateChangeTypes.InputChange) onType(inputValue);
    },
  });
  const open = box.isOpen && !(loading && items.length === 0);
  return (
    <div className={cn("relative", className)}>
      <input
        {...box.getInputProps({
          "aria-describedby": props["aria-describedby"],
          "aria-invalid": props["aria-invalid"],
        })}
        aria-labelledby={undefined} // the Field's label names it
        placeholder={placeholder}
        className={cn(inputStyle, "pr-10")}
        autoComplete="off"
        spellCheck={false}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <ul
        {...box.getMenuProps({ "aria-label": placeholder })}
        aria-labelledby={undefined}
        className={cn(
          "absolute inset-x-0 top-full z-30 mt-1.5 max-h-80 overflow-y-auto rounded-2xl border bg-raised p-1.5 shadow-float",
          !open && "hidden",
        )}
      >
        {open && items.length === 0 && (
          <li className="px-3 py-2.5 text-muted-foreground">{t("noMatches")}</li>
        )}
        {open &&
          items.map((item, index) => (
            <li
              key={keyOf(item)}
              {...box.getItemProps({ item, index })}
              className={cn("min-h-11 rounded-xl px-3 py-2.5", index === box.highlightedIndex && "bg-muted")}
            >
              {render(item)}
            </li>
          ))}
      </ul>
    </div>
  );
}
