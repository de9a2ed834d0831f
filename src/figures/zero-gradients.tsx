import { useTranslation } from "react-i18next";
import type { ZeroStartRun } from "../experiment/studies/zero-starts";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";
import "./zero-gradients.css";

interface ZeroGradientsProps {
  /** null as long as it is not computed. */
  run: ZeroStartRun | null;
}

const computed = computedWith(42);
/** What adding up thousands of float32 numbers that cancel leaves. */
const ROUNDING = 1e-7;

/** How much gradient reaches each parameter, step by step; what none reaches doesn't move. */
export function ZeroGradients({ run }: ZeroGradientsProps) {
  const { t, i18n } = useTranslation("initial-loss");
  const format = numberFormat(i18n.language);
  const looks = run?.looks ?? [];
  const names = looks[0]?.gradients.map(({ name }) => name) ?? [];
  const neverMoves = (name: string) =>
    looks.every(({ gradients }) => gradients.find((gradient) => gradient.name === name)!.isZero);

  function reading(): Reading {
    const last = looks.at(-1);
    if (!run || !last) return { text: t("computing"), numbers: {} };
    const dead = names.filter(neverMoves);
    const atStart = looks[0].gradients.filter(({ isZero }) => isZero).map(({ name }) => name);
    const numbers = {
      zeroAtStart: atStart.length,
      zeroForever: dead.length,
      different: last.different,
      loss: last.loss,
    };
    const listed = (parameters: string[]) =>
      new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(parameters);
    const step = format.count(last.step);
    const key =
      dead.length > 0
        ? "zeros.dead"
        : atStart.length > 0
          ? "zeros.wakes"
          : last.different === 1
            ? "zeros.alike"
            : "zeros.alive";
    return { text: t(key, { dead: listed(dead), atStart: listed(atStart), step }), numbers };
  }

  function table(): Table {
    return {
      header: ["parameter", ...looks.map(({ step }) => `step_${step}`)],
      rows: [
        ...names.map((name) => [
          name,
          ...looks.map(({ gradients }) => gradients.find((gradient) => gradient.name === name)!.std),
        ]),
        ["different_neurons", ...looks.map(({ different }) => different)],
        ["loss", ...looks.map(({ loss }) => loss)],
      ],
    };
  }

  return (
    <Figure
      name="zero-gradients"
      title={t("zeros.title")}
      signal={withRender}
      reading={reading}
      provenance={computed}
      exports={{ table, picture: () => tablePicture(table(), readTheme()) }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="zero-gradients" aria-label={t("zeros.table")} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{t("zeros.gradient")}</th>
              {looks.map(({ step }) => (
                <th key={step} scope="col">
                  {t("zeros.step", { step: format.count(step) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, i) => (
              <tr key={name} data-parameter={name}>
                <th scope="row" data-symbol={name}>
                  {name}
                </th>
                {looks.map(({ step, gradients }) => {
                  const { std, isZero } = gradients[i];
                  return (
                    <td key={step} data-zero={isZero || undefined} data-std={std}>
                      {isZero ? "0" : std < ROUNDING ? "≈ 0" : format.magnitude(std)}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr data-apart>
              <th scope="row">{t("zeros.different")}</th>
              {looks.map(({ step, different }) => (
                <td key={step} data-zero={different === 1 || undefined}>
                  {format.count(different)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row" data-symbol="loss">
                {t("zeros.loss")}
              </th>
              {looks.map(({ step, loss }) => (
                <td key={step}>{format.fixed(loss, 3)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </Figure>
  );
}
