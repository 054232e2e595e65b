// The form in a page that React draws (19 or later): an element as any other, with `on` before the name of an event.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

function Visit() {
  const [result, setResult] = useState(null);
  return createElement(
    "main",
    null,
    createElement("h1", null, "Before your visit"),
    createElement("intake-form", {
      knowledge: "muscle_spasms",
      service: "http://127.0.0.1:8000",
      oncomplete: ({ detail }) => setResult(detail),
    }),
    result && createElement("p", { role: "status" }, `Done: ${result.assessment.referral.level}`),
  );
}

createRoot(document.getElementById("app")).render(createElement(Visit));
