const A_MOMENT_MS = 60_000;

/** Gives a file to the browser's downloads. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), A_MOMENT_MS); // Safari reads it after the click
}
