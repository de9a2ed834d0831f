import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { panels } from "../store/settings";
import { useShownPanels } from "./use-shown-panels";

/** Which figures are on the page; one that is not costs the run nothing. */
export function PanelChoice() {
  const { t } = useTranslation("lab");
  const { shown, setShown } = useShownPanels();
  return (
    <MenuTrigger>
      <Button className="button quiet">
        {t("panels.label")}
        <ChevronIcon />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="listbox"
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(chosen) =>
            setShown(panels.filter((panel) => chosen === "all" || chosen.has(panel)))
          }
        >
          {panels.map((panel) => (
            <MenuItem key={panel} id={panel} className="listbox-item">
              {t(`panels.${panel}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
