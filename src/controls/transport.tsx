import type { ReactNode } from "react";
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Tooltip,
  TooltipTrigger,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import { BackIcon, ChevronIcon, PauseIcon, PlayIcon, RestartIcon, StepIcon } from "./icons";

/** Steps a second that the reader can ask for; null is as fast as it goes. */
const paces = [1, 10, 100, 1000, null] as const;

interface TransportProps {
  playing: boolean;
  /** A run that is being prepared or has failed takes no single steps. */
  canStep: boolean;
  /** Nor does one that stands where it began go back. */
  canGoBack: boolean;
  pace: number | null;
  onPlay(): void;
  onPause(): void;
  onStep(): void;
  onBack(): void;
  onRestart(): void;
  onPace(stepsPerSecond: number | null): void;
  /** Where the run is. */
  progress: ReactNode;
  /** Where it has been. */
  scrubber: ReactNode;
  /** What else has to be within reach. */
  children?: ReactNode;
}

/** Time under the reader's control. */
export function Transport(props: TransportProps) {
  const { playing, canStep, canGoBack, pace, progress, scrubber, children, ...on } = props;
  const { t, i18n } = useTranslation("lab");
  return (
    <div className="transport">
      <div className="transport-buttons">
        <Button className="button primary transport-play" onPress={playing ? on.onPause : on.onPlay}>
          {playing ? <PauseIcon /> : <PlayIcon />}
          {t(playing ? "transport.pause" : "transport.play")}
        </Button>
        <IconButton
          name={t("transport.back")}
          shortcut="←"
          icon={<BackIcon />}
          isDisabled={!canGoBack}
          onPress={on.onBack}
        />
        <IconButton
          name={t("transport.step")}
          shortcut="→"
          icon={<StepIcon />}
          isDisabled={!canStep}
          onPress={on.onStep}
        />
        <IconButton
          name={t("transport.restart")}
          shortcut="R"
          icon={<RestartIcon />}
          isDisabled={false}
          onPress={on.onRestart}
        />
      </div>
      {progress}
      {scrubber}
      <Select
        className="select transport-pace"
        value={String(pace)}
        onChange={(chosen) => on.onPace(chosen === "null" ? null : Number(chosen))}
      >
        <Label className="select-label">{t("transport.pace")}</Label>
        <Button className="button">
          <SelectValue />
          <ChevronIcon />
        </Button>
        <Popover className="popover">
          <ListBox className="listbox">
            {paces.map((option) => {
              const text =
                option === null
                  ? t("transport.paceMaximum")
                  : t("transport.paceOption", { steps: option.toLocaleString(i18n.language) });
              return (
                <ListBoxItem
                  key={String(option)}
                  id={String(option)}
                  className="listbox-item"
                  textValue={text}
                >
                  {text}
                </ListBoxItem>
              );
            })}
          </ListBox>
        </Popover>
      </Select>
      {children && <div className="transport-extra">{children}</div>}
    </div>
  );
}

interface IconButtonProps {
  name: string;
  shortcut: string;
  icon: ReactNode;
  isDisabled: boolean;
  onPress(): void;
}

/** A button whose name and key show when it is pointed at. */
function IconButton({ name, shortcut, icon, ...button }: IconButtonProps) {
  return (
    <TooltipTrigger delay={300}>
      <Button className="button icon-button" aria-label={name} {...button}>
        {icon}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {name}
        <kbd>{shortcut}</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
}
