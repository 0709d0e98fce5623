import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "@/app/app";
import { catalogues } from "@/app/catalogues";
import { followTheme } from "@/lib/theme";
import { startTexts } from "@/lib/texts";

import "@/app/styles.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

followTheme();
await startTexts(catalogues);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
