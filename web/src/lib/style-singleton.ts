import { useEffect } from "react";

/** Takes the place of the package react-style-singleton (see vite.config.ts): the same interface, no <style> tag. */
interface Sheet {
  add: (css: string) => void;
  remove: () => void;
}

export function stylesheetSingleton(): Sheet {
  let users = 0;
  let sheet: CSSStyleSheet | null = null;
  return {
    add(css) {
      if (users++ > 0) return;
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    remove() {
      if (--users > 0) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      sheet = null;
    },
  };
}

export function styleHookSingleton(): (css: string, dynamic?: boolean) => void {
  const sheet = stylesheetSingleton();
  return function useStyle(css, dynamic) {
    const changing = dynamic ? css : "";
    useEffect(() => {
      sheet.add(css);
      return () => sheet.remove();
      // eslint-disable-next-line react-hooks/exhaustive-deps -- as in the package: fixed unless said to be dynamic
    }, [changing]);
  };
}

export function styleSingleton() {
  const useStyle = styleHookSingleton();
  return function Style({ styles, dynamic }: { styles: string; dynamic?: boolean }) {
    useStyle(styles, dynamic);
    return null;
  };
}
