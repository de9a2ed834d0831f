import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { differencesOf } from "../experiment/differences";
import { type PairName, pairConfigs, pairNames } from "../experiment/pairs";
import { runMark } from "../figures/compared-run";
import { Segmented } from "../figures/segmented";
import type { TwinViews } from "../notebook/twin-views";
import { mostCompared } from "../store/compared-link";
import { letters } from "../store/twins";
import { useTwinsState } from "../store/twins-context";
import { KeptDialog } from "./kept-dialog";
import { MinibatchProof } from "./minibatch-proof";
import { useDifferenceWording } from "./use-difference-wording";

/** In what the runs differ, whether they saw the same, and the ways to other runs. */
export function CompareLead({ views }: { views: TwinViews }) {
  const { t } = useTranslation("compare");
  const configs = useTwinsState((state) => state.configs);
  const { nameOf } = useDifferenceWording();
  const differences = differencesOf(configs);
  return (
    <>
      <div className="lead compare-lead">
        <h1>
          {configs.length === 1 && t("lead.single")}
          {configs.length > 1 && differences.length === 0 && t("lead.none")}
          {differences.length === 1 && (
            <>
              {t("lead.one")}: <strong>{nameOf(differences[0])}</strong>
            </>
          )}
          {differences.length > 1 && t("lead.many", { count: differences.length })}
        </h1>
        <div className="lead-menus">
          <GaitChoice />
          <Pairs />
          <KeptDialog />
          <AddRun />
        </div>
      </div>
      {differences.length > 1 && <Differences />}
      <MinibatchProof views={views} />
    </>
  );
}

/** A row a difference, a column a run; the values that are not the first run's stand out. */
function Differences() {
  const { t } = useTranslation("compare");
  const twins = useTwinsState((state) => state.twins);
  const configs = useTwinsState((state) => state.configs);
  const { nameOf, writeValue } = useDifferenceWording();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="compare-differences" tabIndex={0} aria-label={t("title")}>
      <table className="figure-table">
        <thead>
          <tr>
            <td />
            {twins.map(({ letter }) => (
              <th key={letter} scope="col">
                <span data-mark="run" {...runMark({ mark: letters.indexOf(letter) })}>
                  {letter}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differencesOf(configs).map((difference) => (
            <tr key={nameOf(difference)}>
              <th scope="row">{nameOf(difference)}</th>
              {twins.map(({ letter }, i) => {
                const value = writeValue(difference, configs[i]);
                const differs = value !== writeValue(difference, configs[0]);
                return (
                  <td key={letter} data-differs={differs || undefined}>
                    {value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Together, or each at its own pace. */
function GaitChoice() {
  const { t } = useTranslation("compare");
  const gait = useTwinsState((state) => state.gait);
  const setGait = useTwinsState((state) => state.setGait);
  return (
    <Segmented
      label={t("gait.label")}
      value={gait}
      onChange={setGait}
      options={[
        { value: "lock-step", label: t("gait.lock-step") },
        { value: "free", label: t("gait.free") },
      ]}
    />
  );
}

function Pairs() {
  const { t } = useTranslation("compare");
  const setConfigs = useTwinsState((state) => state.setConfigs);
  return (
    <MenuTrigger>
      <Button className="button quiet">
        {t("pairs.label")}
        <ChevronIcon />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="listbox" onAction={(name) => setConfigs(pairConfigs(name as PairName))}>
          {pairNames.map((name) => (
            <MenuItem key={name} id={name} className="listbox-item">
              {t(`pairs.${name}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** One more run, the same as the last one: to be changed. */
function AddRun() {
  const { t } = useTranslation("compare");
  const configs = useTwinsState((state) => state.configs);
  const add = useTwinsState((state) => state.add);
  return (
    <Button
      className="button quiet"
      isDisabled={configs.length >= mostCompared}
      onPress={() => add(configs.at(-1)!)}
    >
      {t("runs.add")}
    </Button>
  );
}
