import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { MoreIcon } from "./icons";

export interface FigureMenuAction {
  id: string;
  label: string;
  onAction(): void;
}

interface FigureMenuProps {
  actions: FigureMenuAction[];
  /** The element that fills the screen, if one does: nothing outside of it is visible. */
  container: HTMLElement | null;
}

export function FigureMenu({ actions, container }: FigureMenuProps) {
  const { t } = useTranslation("figures");
  return (
    <MenuTrigger>
      <Button className="figure-button" aria-label={t("figure.menu")}>
        <MoreIcon />
      </Button>
      <Popover
        className="figure-popover"
        placement="bottom end"
        {...(container && { UNSTABLE_portalContainer: container })}
      >
        <Menu className="figure-menu">
          {actions.map(({ id, label, onAction }) => (
            <MenuItem key={id} id={id} className="figure-menu-item" onAction={onAction}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
