import { createRoot } from "react-dom/client";
import "../../../src/controls/controls.css";
import { startTranslations } from "../../../src/i18n/translations";
import "../../../src/look/base.css";
import "../../../src/look/tokens.css";
import { CodeCell } from "../../../src/notebook/code-cell";
import { PageCells, PageCellsContext } from "../../../src/notebook/page-cells";
import "../../../src/pages/chapter.css";
import { createCells } from "../../../src/store/cells";
import { CodeCellsContext } from "../../../src/store/code-cells-context";
import { createKernel } from "../../../src/store/kernel";
import { StandIn } from "./stand-in";

/** The lesson's cells of the trial; `?lesson=2` is the lesson after somebody changed the second. */
const lesson = [
  "x = 1",
  new URLSearchParams(location.search).get("lesson") === "2" ? "x = 3" : "x = 2",
  "print(x)",
];

await startTranslations("en");
const codeCells = {
  cells: createCells(() => localStorage),
  kernel: createKernel({
    connect: (onEvent) => new StandIn(onEvent),
    clock: () => performance.now(),
    isIsolated: false,
  }),
};
createRoot(document.getElementById("root")!).render(
  <CodeCellsContext value={codeCells}>
    <PageCellsContext value={new PageCells()}>
      <main style={{ paddingInline: "1rem" }}>
        <article className="chapter">
          {lesson.map((code, i) => (
            <CodeCell key={code} id={`trial/${i}`} code={code}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as the build makes it */}
              <pre tabIndex={0}>
                <code>{code}</code>
              </pre>
            </CodeCell>
          ))}
        </article>
      </main>
    </PageCellsContext>
  </CodeCellsContext>,
);
