import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useHref } from "../store/address-context";
import { Mark } from "./mark";
import { Preferences } from "./preferences";

interface HeaderProps {
  /** What the page is, beside the product's name. */
  name: string;
  /** Id of the element that the skip link leads to, and what the link says. */
  skipTo: string;
  skip: string;
  children?: ReactNode;
}

/** The head of every page: the way home, where one is, what the page offers, what the reader prefers. */
export function Header({ name, skipTo, skip, children }: HeaderProps) {
  const { t } = useTranslation("site");
  const href = useHref();
  return (
    <header className="header">
      <Button className="button skip" onPress={() => document.getElementById(skipTo)!.focus()}>
        {skip}
      </Button>
      <p className="brand">
        <a className="brand-home" href={href({ page: "home" })} aria-label={t("home")}>
          <Mark />
          <strong>Activa</strong>
        </a>{" "}
        <span className="brand-page">{name}</span>
      </p>
      <div className="header-actions">
        {children}
        <Preferences />
      </div>
    </header>
  );
}
